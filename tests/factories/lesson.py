"""Lessons."""

from evidence.enums import Status, Verification
from evidence.models import Lesson

from .saving import save


def make_lesson(number: int = 1, **values) -> Lesson:
    return save(
        Lesson(
            **{
                "status": Status.PUBLISHED,
                "verification": Verification.SOURCE_TEXT,
                "slug": f"lesson-{number}",
                "statement": f"Lesson {number}",
                "kind": "caution",
                **values,
            }
        )
    )


def the_lesson(number: int = 1) -> Lesson:
    """Return the record of that number, made where it is missing."""
    return Lesson.objects.filter(slug=f"lesson-{number}").first() or make_lesson(number)
