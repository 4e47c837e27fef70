"""Judgements by named curators, shown item by item and never as a total."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from ..curation.instruments import answer_in_words, item_in_words
from ..enums import AppraisalTool
from ..models import Appraisal, Lesson, Paper
from ..web.translation import label_of
from ..web.translation import translate as _


@dataclass(frozen=True)
class AppraisalView:
    """One judgement: the tool, who judged, the overall concern or confidence, and the items with their reasons."""

    tool: str
    by: str
    is_applicable: bool
    concern: str
    confidence: str
    reason: str
    items: list[tuple[str, str, str]]


def appraisals_of(*, paper: Paper | None = None, lesson: Lesson | None = None) -> list[AppraisalView]:
    """Return the published judgements of a paper or of a lesson, in two queries."""
    chosen = {"paper": paper} if paper else {"lesson": lesson}
    found = Appraisal.objects.visible().filter(**chosen).select_related("appraiser").prefetch_related("answers")
    return [
        AppraisalView(
            str(AppraisalTool(appraisal.tool).label),
            name_of(appraisal.appraiser),
            appraisal.is_applicable,
            label_of(appraisal, "concern"),
            label_of(appraisal, "confidence"),
            appraisal.reason,
            [
                (item_in_words(answer.item), answer_in_words(answer.answer), answer.reason)
                for answer in appraisal.answers.all()
            ],
        )
        for appraisal in found.order_by("id")
    ]


def name_of(user: User) -> str:
    """Return the name under which a curator appears; an account without one is not named by its user name."""
    return user.get_full_name() or _("a curator of the library")
