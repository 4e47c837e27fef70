"""What is not known about a theme: each rule here makes one true statement, or none."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import ngettext

from ..enums import Nation
from ..search.weighing import COMPARED
from ..web.translation import translate as _
from .words import listed


class Gap(NamedTuple):
    """A statement of what is not known; its number, if it has one, leads to exactly those records."""

    statement: str
    count: int = 0  # type: ignore[assignment]  # a tuple's own method of that name is not wanted
    url: str = ""


@dataclass(frozen=True)
class Known:
    """What the library holds on a theme, counted by the index. Without lessons there is nothing to miss anything of."""

    theme: str
    lessons: int
    papers: int
    has_outcomes: bool
    confidence: dict[str, int]
    designs: dict[str, int]
    nations: dict[str, int]


def gaps(known: Known) -> list[Gap]:
    """Return what is not known, in the order in which a reader needs it."""
    if not known.lessons:
        return []
    found = [_outcomes(known), _comparison(known), _single(known), _appraised(known), _nations(known)]
    return [gap for gap in found if gap]


def _outcomes(known: Known) -> Gap | None:
    if known.has_outcomes:
        return None
    return Gap(_("Whether any of it changed a measured outcome: the library holds no outcome from these papers."))


def _comparison(known: Known) -> Gap | None:
    compared = sum(known.designs.get(design, 0) for design in COMPARED)
    if compared or not known.papers:
        return None
    return Gap(_("What would have happened anyway: none of these papers is a study with a comparison group."))


def _single(known: Known) -> Gap | None:
    count = known.confidence.get("single-source", 0)
    if not count:
        return None
    words = ngettext(
        "Whether anybody else would find the same: %(n)s lesson rests on a single source.",
        "Whether anybody else would find the same: %(n)s lessons rest on a single source each.",
        count,
    )
    return Gap(words % {"n": count}, count, f"/lessons/?theme={known.theme}&confidence=single-source")


def _appraised(known: Known) -> Gap | None:
    count = known.confidence.get("not-appraised", 0)
    if not count:
        return None
    words = ngettext(
        "How much confidence it deserves: nobody has appraised %(n)s of its lessons.",
        "How much confidence they deserve: nobody has appraised %(n)s of its lessons.",
        count,
    )
    return Gap(words % {"n": count}, count, f"/lessons/?theme={known.theme}&confidence=not-appraised")


def _nations(known: Known) -> Gap | None:
    """Return the nations from whose initiatives no lesson was reported; papers on a whole nation name none."""
    absent = [str(label) for value, label in Nation.choices if not known.nations.get(value)]
    if not absent:
        return None
    return Gap(
        _("Whether it holds in %(nations)s: no lesson here was reported from an initiative there.")
        % {"nations": listed(absent)}
    )
