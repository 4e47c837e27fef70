"""What the buttons of the form do with what was typed, before it is kept."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from django.utils.translation import gettext as _

from ...enums import Stance
from ...importing.lookups import look_up
from .starting import fill
from .typed import find_row

Typed: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Done:
    """What a button has led to: where the page opens again, what is to be said, whether it is to be handed in."""

    anchor: str = ""
    sentences: tuple[str, ...] = ()
    hands_in: bool = False


Act: TypeAlias = Callable[[Typed], Done]


def find_act(name: str) -> Act:
    """Return what the button of this name does; any other keeps, and nothing more."""
    for pattern, act in _ACTS:
        if match := pattern.fullmatch(name):
            return partial(act, *match.groups())
    return _keep


def _keep(typed: Typed) -> Done:
    return Done("#main", (_("Kept."),))


def _link(key: str, slug: str, stance: str, typed: Typed) -> Done:
    """Let the paper be one more source of a lesson that is there."""
    row = find_row(typed, "lessons", key)
    if row is None:
        return Done()
    row |= {"lesson": slug, "stance": Stance(stance).value}
    return Done(f"#lesson-{key}-locator")


def _unlink(key: str, typed: Typed) -> Done:
    if (row := find_row(typed, "lessons", key)) is not None:
        row["lesson"] = ""
    return Done(f"#lesson-{key}-statement")


def _look(key: str, typed: Typed) -> Done:
    return Done(f"?look={key}#lesson-{key}-statement")


def _say_same(slug: str, typed: Typed) -> Done:
    """Note that the paper is one of the library, or ("no") that it is another."""
    typed["paper"]["same"] = slug
    return Done("#paper")


def _fill(typed: Typed) -> Done:
    """Fill what is empty with what the indexes say of the DOI or the PubMed number."""
    paper = typed["paper"]
    written = paper.get("doi", "").strip() or paper.get("pmid", "").strip()
    if not written:
        return Done("#paper-doi", (_("Write a DOI or a PubMed number first."),))
    found = look_up(written)
    sentences = list(found.remarks)
    if found.reference and (differ := fill(paper, found.reference)):
        fields = ", ".join(name.replace("_", " ") for name in differ)
        sentences.append(_("What you had written stays where it differs: %s.") % fields)
    return Done("#paper-title", tuple(sentences))


def _show_more(part: str, typed: Typed) -> Done:
    return Done(f"?more={part}#{part}")


def _hand_in(typed: Typed) -> Done:
    return Done(hands_in=True)


_ACTS: tuple[tuple[re.Pattern[str], Callable[..., Done]], ...] = (
    (re.compile(r"link\.([0-9]{1,3})\.([-\w]{1,80})\.(supports|qualifies|contradicts)", re.ASCII), _link),
    (re.compile(r"find\.([0-9]{1,3})", re.ASCII), _look),
    (re.compile(r"unlink\.([0-9]{1,3})", re.ASCII), _unlink),
    (re.compile(r"more\.(initiatives|lessons|outcomes)"), _show_more),
    (re.compile(r"same\.([-\w]{1,80})", re.ASCII), _say_same),
    (re.compile(r"fill"), _fill),
    (re.compile(r"hand-in"), _hand_in),
)
