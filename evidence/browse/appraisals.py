"""Judgements by named curators, shown item by item and never as a total."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from ..curation.instruments import answer_in_words, item_in_words, place_of_item
from ..curation.readings import readings_behind_appraisal
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
    """Return the published judgements of a paper or of a lesson, in three queries at most."""
    chosen = {"paper": paper} if paper else {"lesson": lesson}
    found = Appraisal.objects.visible().filter(**chosen).select_related("appraiser").prefetch_related("answers")
    readings = readings_behind_appraisal(paper) if paper else []
    return [
        AppraisalView(
            str(AppraisalTool(appraisal.tool).label),
            _names_of_judges(appraisal, readings),
            appraisal.is_applicable,
            label_of(appraisal, "concern"),
            label_of(appraisal, "confidence"),
            appraisal.reason,
            [
                (item_in_words(answer.item), answer_in_words(answer.answer), answer.reason)
                for answer in sorted(appraisal.answers.all(), key=lambda answer: place_of_item(answer.item))
            ],
        )
        for appraisal in found.order_by("id")
    ]


def _names_of_judges(appraisal: Appraisal, readings: list[Any]) -> str:
    """Return who judged: the appraiser, or both of two who read it apart and who settled where they differed."""
    readers = [reading.reader for reading in readings]
    if appraisal.appraiser not in readers[:1]:  # what two have read is kept under the first of them
        return name_of(appraisal.appraiser)
    both = _("%(one)s and %(other)s") % {"one": name_of(readers[0]), "other": name_of(readers[1])}
    if not any(reader.get_full_name() for reader in readers):
        both = _("two curators of the library")
    if not readings[0].differed:
        return both
    third = readings[0].double.settled_by
    if third in readers:
        said = _("%(both)s; where they differed, settled by %(third)s, one of the two")
    else:
        said = _("%(both)s; where they differed, settled by %(third)s")
    return said % {"both": both, "third": name_of(third)}


def name_of(user: User) -> str:
    """Return the name under which a curator appears; an account without one is not named by its user name."""
    return user.get_full_name() or _("a curator of the library")
