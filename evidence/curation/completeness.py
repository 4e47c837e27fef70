"""What a record still needs before readers may see it."""

from ..enums import Status, Verification
from ..models import Aim, Curated, Lesson, LessonEvidence, Outcome


def missing_to_publish(record: Curated) -> list[str]:
    """Return, as phrases, what is missing; an empty list when nothing is."""
    missing = []
    if record.verification == Verification.SEEN and not record.source_url and not isinstance(record, Lesson):
        missing.append("give the address at which the facts were seen")
    if isinstance(record, Lesson) and not record.theme_links.exists():
        missing.append("give the lesson at least one theme")
    if isinstance(record, Lesson) and not record.evidence.exists():
        missing.append("give the lesson at least one source")
    if isinstance(record, Aim) and not record.domain_links.exists():
        missing.append("say which outcome domain the aim is about")
    if isinstance(record, Outcome | LessonEvidence) and record.paper.status == Status.WITHDRAWN:
        missing.append("its paper is withdrawn; choose another")
    return missing
