"""How a paper bears on a lesson already, so that one more link between the two is no twin."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ...enums import Stance, Status
from ...models import Lesson, LessonEvidence, Paper


@dataclass(frozen=True)
class Source:
    """One link of the paper to a lesson: its stance, what it speaks of, and the place in the text."""

    lesson: str
    stance: str
    subject: str
    locator: str
    is_withdrawn: bool = False

    def is_twin_of(self, other: "Source") -> bool:
        """Return whether both say the same; two that name different places of the text do not."""
        if (self.lesson, self.stance, self.subject) != (other.lesson, other.stance, other.subject):
            return False
        has_places = bool(self.locator and other.locator)
        return self.locator == other.locator or not (has_places or self.is_withdrawn or other.is_withdrawn)

    @property
    def refusal(self) -> str:
        """What is said to who enters its twin."""
        if self.locator:
            text = _(
                "This paper is a source of this lesson already, with the same stance, at “%s”. Name another place."
            )
            return text % self.locator
        return _("This paper is a source of this lesson already, with the same stance. Take this one out.")

    def __str__(self) -> str:
        return ", ".join(filter(None, (str(Stance(self.stance).label), self.locator)))


def sources_there(paper: Paper | None, lessons: Iterable[Lesson]) -> list[Source]:
    """Return how a paper of the library bears on lessons; a withdrawn link stands in the way of the very same alone."""
    if paper is None or not lessons:
        return []
    rows = LessonEvidence.objects.filter(paper=paper, lesson__in=lessons).order_by("pk")
    names = ("lesson__slug", "stance", "locator", "status", "initiative", "programme")
    return [
        Source(lesson, stance, subject_name(initiative, programme), locator, status == Status.WITHDRAWN)
        for lesson, stance, locator, status, initiative, programme in rows.values_list(*names)
    ]


def subject_name(initiative: int | str | None, programme: int | None) -> str:
    """Return one name for what a link speaks of: an initiative, a programme, or the paper as a whole."""
    return f"initiative {initiative}" if initiative else f"programme {programme}" if programme else ""
