"""How sure the library is of a lesson: a published GRADE-CERQual level, or the plain fact that there is none.

GRADE-CERQual rates findings of a synthesis (Lewin and others 2018, doi 10.1186/s13012-017-0688-3), so a lesson with
one source is called that and is not rated. Papers of one study are one source.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from ..enums import AppraisalTool, Confidence
from ..models import Appraisal, LessonEvidence
from .choices import Choices
from .sources import Rows, Values

SINGLE_SOURCE, NOT_APPRAISED = "single-source", "not-appraised"


def load_confidence() -> Choices:
    """Return the levels of confidence, and the two ways of having none."""
    levels = {value: str(label) for value, label in Confidence.choices}
    return Choices({**levels, SINGLE_SOURCE: str(_("Single source")), NOT_APPRAISED: str(_("Not appraised"))})


@dataclass(frozen=True)
class ConfidenceSource:
    """The confidence of lessons."""

    def values(self, ids: Collection[int]) -> Values:
        """Return (lesson, confidence) for the given lessons."""
        rated = set()
        for lesson, confidence in _ratings().filter(lesson__in=ids).values_list("lesson", "confidence").distinct():
            rated.add(lesson)
            yield lesson, confidence
        single = set(single_source_lessons().filter(lesson__in=ids).values_list("lesson", flat=True))
        for lesson in set(ids) - rated:
            yield lesson, SINGLE_SOURCE if lesson in single else NOT_APPRAISED

    def watched(self) -> tuple[Rows, ...]:
        """Return the rows whose change can change a lesson's confidence."""
        ratings = (Rows(Appraisal, "lesson", name) for name in ("tool", "confidence"))
        return (*ratings, Rows(LessonEvidence, "lesson", "paper__study__slug"))

    def condition(self, values: Collection[str]) -> Q:
        """Return the condition that a lesson has any of the confidences."""
        rated = Q(pk__in=_ratings().values("lesson"))
        single = Q(pk__in=single_source_lessons().values("lesson"))
        condition = Q(pk__in=_ratings().filter(confidence__in=values).values("lesson"))
        if SINGLE_SOURCE in values:
            condition |= ~rated & single
        if NOT_APPRAISED in values:
            condition |= ~rated & ~single
        return condition


def _ratings() -> QuerySet[Appraisal]:
    return Appraisal.objects.visible().filter(tool=AppraisalTool.CERQUAL, confidence__gt="")


def single_source_lessons() -> QuerySet[LessonEvidence, Any]:
    """Return the lessons whose visible evidence comes from one study, with papers outside any study as their own."""
    evidence = LessonEvidence.objects.visible().values("lesson")
    return evidence.annotate(studies=Count(Coalesce("paper__study", -F("paper")), distinct=True)).filter(studies=1)
