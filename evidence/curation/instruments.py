"""What the readers are asked: items of MMAT 2018 in the library's own words, directions, inclusion; GRADE-CERQual.

MMAT: Hong and others 2018, doi 10.3233/EFI-180221. Its manual has the full wording; a reader has it at hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, F
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..enums import Answer, CerqualComponent, ComponentConcern, Direction, MmatAnswer, ReadingTask
from ..models import DoubleReading, Lesson, LessonEvidence, Paper

Text = str | Promise
NOT_REPORTED = "not-reported"

MMAT_PARTS: dict[str, Text] = {
    "1": _("Qualitative"),
    "2": _("Randomised controlled"),
    "3": _("Not randomised"),
    "4": _("Quantitative, descriptive"),
    "5": _("Mixed methods"),
}
MMAT_ITEMS: dict[str, Text] = {
    "S1": _("Is there a clear question?"),
    "S2": _("Can the data answer it?"),
    "1.1": _("Qualitative approach suits the question"),
    "1.2": _("Data were collected in a way that answers it"),
    "1.3": _("Findings come from the data"),
    "1.4": _("Interpretation is borne out by the data"),
    "1.5": _("Sources, collection, analysis and interpretation hold together"),
    "2.1": _("Allotted by chance in a sound way"),
    "2.2": _("Groups alike at the start"),
    "2.3": _("Outcome data complete"),
    "2.4": _("Assessors did not know who got what"),
    "2.5": _("Participants kept to what they were allotted"),
    "3.1": _("Participants stand for the population meant"),
    "3.2": _("Measures suit outcome and intervention"),
    "3.3": _("Outcome data complete"),
    "3.4": _("Confounders accounted for"),
    "3.5": _("Intervention given as intended"),
    "4.1": _("Sampling suits the question"),
    "4.2": _("Sample stands for the population"),
    "4.3": _("Measures suit the question"),
    "4.4": _("Little risk of bias by non-response"),
    "4.5": _("Statistics suit the question"),
    "5.1": _("Reason given for mixing methods"),
    "5.2": _("Parts brought together to answer the question"),
    "5.3": _("Results of the mixing interpreted"),
    "5.4": _("Where parts diverge, it is dealt with"),
    "5.5": _("Each part keeps to the criteria of its own tradition"),
}
# MMAT appraises studies; reviews, opinions and policies are none.
NO_STUDY_DESIGNS = frozenset({"systematic-review", "other-review", "opinion-or-policy", "protocol"})
NO_STUDY_TYPES = frozenset({"policy-document", "perspective", "legislation", "editorial"})
QUALITATIVE_DESIGNS = frozenset({"qualitative", "mixed-methods"})
SOURCES_FOR_CERQUAL = 2

_MMAT_ANSWERS: dict[str, Text] = {choice.value: choice.label for choice in MmatAnswer}
_PLACES = {item: place for place, item in enumerate([*MMAT_ITEMS, *CerqualComponent.values])}
_DIRECTIONS: dict[str, Text] = {
    **{choice.value: choice.label for choice in Direction},
    NOT_REPORTED: _("Not reported"),
}
_INCLUSION: dict[str, Text] = {choice.value: choice.label for choice in (Answer.YES, Answer.NO)}


@dataclass(frozen=True)
class Question:
    """One question to both readers, with the answers that may be given."""

    name: str
    label: Text
    answers: Mapping[str, Text]


def questions_of(double: DoubleReading) -> list[Question]:
    """Return what both readers are asked, in order."""
    if double.task == ReadingTask.DIRECTION:
        return [Question("estimate_direction", _("Direction of the estimate, whatever its significance"), _DIRECTIONS)]
    if double.task == ReadingTask.INCLUSION:
        return [Question("include", _("Does it belong in the library, by its rules of inclusion?"), _INCLUSION)]
    parts = {"S", *double.parts.split(",")}
    return [Question(name, label, _MMAT_ANSWERS) for name, label in MMAT_ITEMS.items() if name[0] in parts]


def mmat_applies(paper: Paper) -> bool:
    """Return whether the paper is a study: reviews, editorials, opinions, policies and protocols are not appraised."""
    design = paper.design.slug if paper.design else ""
    return design not in NO_STUDY_DESIGNS and paper.type.slug not in NO_STUDY_TYPES


def count_qualitative_sources(lesson: Lesson) -> int:
    """Return how many independent pieces of qualitative research bear on a lesson; papers of one study are one."""
    evidence = LessonEvidence.objects.visible().filter(
        lesson=lesson, is_second_hand=False, paper__design__slug__in=QUALITATIVE_DESIGNS
    )
    research = evidence.exclude(paper__type__slug__in=NO_STUDY_TYPES).order_by()
    counted = research.aggregate(number=Count(Coalesce("paper__study", -F("paper")), distinct=True))
    return int(counted["number"])


def place_of_item(item: str) -> int:
    """Return the place at which its tool asks an item: MMAT screens first; what no tool has comes last."""
    return _PLACES.get(item, len(_PLACES))


def item_in_words(item: str) -> str:
    """Return what an item of an appraisal asks; an item of another tool as it stands."""
    if item in MMAT_ITEMS:
        return f"{item} {MMAT_ITEMS[item]}"
    return str(dict(CerqualComponent.choices).get(item, item))


def answer_in_words(answer: str) -> str:
    """Return the answer to an item in words."""
    return str({**dict(ComponentConcern.choices), **_MMAT_ANSWERS}.get(answer, answer))
