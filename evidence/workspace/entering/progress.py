"""How far an evaluation has come: what is missing, what is done, and what would be good to have; each with why."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .evaluation import Evaluation


@dataclass(frozen=True)
class Progress:
    """Lists of what to do, each with the id of the field where it is done, and what stands already."""

    faults: list[tuple[str, str]]
    missing: list[tuple[str, str]]
    good_to_have: list[tuple[str, str]]
    done: list[str]

    @property
    def is_ready(self) -> bool:
        """Whether it can be handed in."""
        return not self.faults and not self.missing


def progress_of(evaluation: Evaluation) -> Progress:
    """Return how far an evaluation has come."""
    missing = evaluation.missing()
    if not evaluation.lessons and not evaluation.outcomes:
        text = _(
            "Add a lesson or an outcome; with the paper alone, readers learn that it is there and nothing from it."
        )
        missing = [*missing, (f"lesson-{evaluation.spare('lessons')[0]}-statement", text)]
    return Progress(evaluation.faults(), missing, _good_to_have(evaluation), _done(evaluation))


def _good_to_have(evaluation: Evaluation) -> list[tuple[str, str]]:
    found = [] if evaluation.existing_paper else _good_for_paper(evaluation)
    for number, lesson in enumerate(evaluation.lessons, start=1):
        if lesson.is_empty("locator"):
            text = _("Lesson %s: on which page? A reader can then check it.") % number
            found.append((f"{lesson.prefix}-locator", text))
    for number, outcome in enumerate(evaluation.outcomes, start=1):
        if outcome.is_empty("conclusion"):
            text = _("Outcome %s: what did the authors conclude? Readers see “not reported”.") % number
            found.append((f"{outcome.prefix}-conclusion", text))
    return found


def _good_for_paper(evaluation: Evaluation) -> list[tuple[str, str]]:
    paper = evaluation.paper
    wanted = (
        ("authors", _("Authors: the paper is cited by them.")),
        ("year", _("Year: without it, the paper is on no time line.")),
        ("study_design", _("Study design: it decides how a lesson’s support is weighed.")),
    )
    found = [(f"paper-{name}", text) for name, text in wanted if paper.is_empty(name)]
    if not evaluation.initiatives and paper.is_empty("programme"):
        text = _("What it is about: an initiative or a programme, so that it is found there.")
        found.append((f"initiative-{evaluation.spare('initiatives')[0]}-name", text))
    return found


def _done(evaluation: Evaluation) -> list[str]:
    paper = evaluation.paper
    linked = sum(lesson.is_linked for lesson in evaluation.lessons)
    new, outcomes = len(evaluation.lessons) - linked, len(evaluation.outcomes)
    done = []
    if not paper.is_empty("title") and not paper.is_empty("authors"):
        done.append(_("Title and authors"))
    if (paper.cleaned_data.get("doi") or paper.cleaned_data.get("pmid")) and not evaluation.existing_paper:
        done.append(_("Identifier, and the library does not have it yet"))
    if linked:
        done.append(ngettext("%s lesson linked", "%s lessons linked", linked) % linked)
    if new:
        done.append(ngettext("%s new lesson", "%s new lessons", new) % new)
    if outcomes:
        done.append(ngettext("%s outcome", "%s outcomes", outcomes) % outcomes)
    if begun := len(evaluation.initiatives):
        done.append(ngettext("%s initiative", "%s initiatives", begun) % begun)
    return done
