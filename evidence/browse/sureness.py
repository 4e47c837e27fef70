"""How sure the library is of a lesson, in a phrase and a sentence: one rule, written for readers on /help/how-sure/.

The phrase says how much research supports a statement and how much of it disagrees. It says nothing of how good the
studies are, nor of how like a reader's place they are; and confidence (GRADE-CERQual) is a person's judgement, shown
beside it and never worked out from counts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as lazy

from ..search import Weight
from ..web.translation import translate as _
from .words import listed

SEVERAL, MANY = 3, 10


class Phrase(Enum):
    """What is said first. Each has its words and, for the page on method, the condition in a reader's words."""

    NO_SOURCE = (lazy("No source recorded yet."), lazy("No paper in the library bears on it."))
    SINGLE_SOURCE = (
        lazy("Single source."),
        lazy("Everything known comes from one study, however many papers it wrote."),
    )
    NOT_STUDIED = (
        lazy("Stated, not studied."),
        lazy(
            "None of its sources is research that was seen first-hand: they are opinions, policies, plans, texts whose"
            " design is not reported, or known only as others cite or recall them."
        ),
    )
    CONTRADICTED = (lazy("More contradicted than supported."), lazy("More studies contradict it than support it."))
    DISPUTED = (lazy("Disputed."), lazy("As many studies contradict it as support it."))
    DEPENDS = (
        lazy("It depends."),
        lazy("More studies qualify or contradict it than support it, though fewer contradict than support it."),
    )
    WELL_SUPPORTED = (
        lazy("Well supported."),
        lazy("Ten or more studies support it, and none qualifies or contradicts it."),
    )
    WELL_SUPPORTED_EXCEPT = (
        lazy("Well supported, with exceptions."),
        lazy("Ten or more studies support it, and no more than that qualify or contradict it."),
    )
    SUPPORTED = (
        lazy("Supported."),
        lazy("Three to nine studies support it, and none qualifies or contradicts it."),
    )
    SUPPORTED_EXCEPT = (
        lazy("Supported, with exceptions."),
        lazy("Three to nine studies support it, and no more than that qualify or contradict it."),
    )
    THINLY_SUPPORTED = (
        lazy("Thinly supported."),
        lazy("One or two studies support it, and no more than that qualify it."),
    )

    @property
    def words(self) -> str | Promise:
        """The phrase as readers see it."""
        return self.value[0]

    @property
    def condition(self) -> str | Promise:
        """When it is said."""
        return self.value[1]


@dataclass(frozen=True)
class Sureness:
    """The phrase, the sentence that gives its reason, and how the papers were counted."""

    phrase: Phrase
    words: str
    sentence: str
    counting: str


# Studies are compared where they are firm: research that was seen first-hand. Whether there are exceptions is asked of
# everything, so that no doubt is lost.
RULE: tuple[tuple[Phrase, Callable[[Weight], bool]], ...] = (
    (Phrase.NO_SOURCE, lambda weight: not weight.studies.total),
    (Phrase.SINGLE_SOURCE, lambda weight: weight.studies.total == 1),
    (Phrase.NOT_STUDIED, lambda weight: not weight.firm.total),
    (Phrase.CONTRADICTED, lambda weight: weight.firm.contradicts > weight.firm.supports),
    (Phrase.DISPUTED, lambda weight: weight.firm.contradicts == weight.firm.supports > 0),
    (Phrase.DEPENDS, lambda weight: weight.firm.doubting > weight.firm.supports),
    (Phrase.WELL_SUPPORTED, lambda weight: weight.firm.supports >= MANY and not weight.studies.doubting),
    (Phrase.WELL_SUPPORTED_EXCEPT, lambda weight: weight.firm.supports >= MANY),
    (Phrase.SUPPORTED, lambda weight: weight.firm.supports >= SEVERAL and not weight.studies.doubting),
    (Phrase.SUPPORTED_EXCEPT, lambda weight: weight.firm.supports >= SEVERAL),
    (Phrase.THINLY_SUPPORTED, lambda weight: True),
)


def phrase_for(weight: Weight) -> Phrase:
    """Return the phrase for the evidence of a lesson: the first whose condition holds."""
    return next(phrase for phrase, holds in RULE if holds(weight))


def sureness(weight: Weight) -> Sureness:
    """Return how sure the library is, and why."""
    phrase = phrase_for(weight)
    return Sureness(phrase, words_of(phrase), _sentence(phrase, weight), _counting(phrase, weight))


def words_of(phrase: Phrase) -> str:
    """Return the words of a phrase in the active language."""
    return _words(phrase, get_language())


@cache
def _words(phrase: Phrase, language: str | None) -> str:
    return str(phrase.words)


def _sentence(phrase: Phrase, weight: Weight) -> str:
    if phrase is Phrase.NO_SOURCE:
        return ""
    if phrase is Phrase.SINGLE_SOURCE:
        return _("One study bears on it; nobody else in the library has reported it.")
    return _("%(support)s; %(doubt)s.") % {"support": _support(weight), "doubt": _doubt(weight)}


def _support(weight: Weight) -> str:
    papers = weight.papers
    said = ngettext("%(n)s of %(all)s papers supports it", "%(n)s of %(all)s papers support it", papers.supports) % {
        "n": papers.supports,
        "all": papers.total,
    }
    if not weight.firm.supports:
        return said
    named = [
        text % {"n": count}
        for count, text in (
            (
                weight.compared,
                ngettext(
                    "%(n)s study with a comparison group", "%(n)s studies with a comparison group", weight.compared
                ),
            ),
            (weight.reviewed, ngettext("%(n)s systematic review", "%(n)s systematic reviews", weight.reviewed)),
        )
        if count
    ]
    if named:
        return _("%(said)s, among them %(studies)s") % {"said": said, "studies": listed(named)}
    return _("%(said)s, none of them with a comparison group or as a systematic review") % {"said": said}


def _doubt(weight: Weight) -> str:
    papers = weight.papers
    if not papers.doubting:
        return _("none qualifies or contradicts it")
    said = []
    if papers.qualifies:
        said.append(
            ngettext("%(n)s qualifies it", "%(n)s qualify it", papers.qualifies) % {"n": papers.qualifies},
        )
    if papers.contradicts:
        said.append(
            ngettext("%(n)s contradicts it", "%(n)s contradict it", papers.contradicts) % {"n": papers.contradicts},
        )
    return listed(said)


def _counting(phrase: Phrase, weight: Weight) -> str:
    """Return how many studies the papers are and how many of them weigh, where that is fewer than the papers."""
    if phrase in {Phrase.NO_SOURCE, Phrase.SINGLE_SOURCE} or weight.firm.total == weight.papers.total:
        return ""
    return _("Weighed by study: %(studies)s independent studies, %(firm)s of them research seen first-hand.") % {
        "studies": weight.studies.total,
        "firm": weight.firm.total,
    }
