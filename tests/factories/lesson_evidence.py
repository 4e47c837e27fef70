"""Evidence for lessons."""

from evidence.enums import Status, Verification
from evidence.models import LessonEvidence

from .lesson import the_lesson
from .paper import the_paper
from .saving import save


def make_lesson_evidence(number: int = 1, **values) -> LessonEvidence:
    return save(
        LessonEvidence(
            **{
                "status": Status.PUBLISHED,
                "verification": Verification.SOURCE_TEXT,
                "lesson": the_lesson(number),
                "paper": the_paper(number),
                "stance": "supports",
                **values,
            }
        )
    )
