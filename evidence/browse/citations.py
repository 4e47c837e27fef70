"""Papers cited in one line: authors, container, year, volume, pages."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache

from django.db.models import QuerySet

from ..models import Authorship, Paper
from ..web.translation import translate as _
from .words import EN_DASH, listed

MOST_AUTHORS = 3

Authors = dict[int, list[str]]


def authors_of(papers: Collection[int]) -> Authors:
    """Return the short names of the authors of papers, in order, in one query."""
    names: Authors = defaultdict(list)
    for paper, family, literal in _names().filter(paper__in=papers):
        names[paper].append(literal or family)
    return names


@cache
def _names() -> QuerySet[Authorship, tuple[int, str, str]]:
    return Authorship.objects.order_by("paper", "position").values_list("paper", "author__family", "author__literal")


def author_line(names: Sequence[str], *, incomplete: bool = False) -> str:
    """Return up to three authors in words, and whether there are others."""
    if not names:
        return _("Authors not reported")
    if len(names) > MOST_AUTHORS or incomplete:
        return _("%(names)s and others") % {"names": ", ".join(names[:MOST_AUTHORS])}
    return listed(list(names))


def source_line(paper: Paper) -> tuple[str, str]:
    """Return where a paper appeared: the container, and year, volume, issue and pages as Vancouver puts them."""
    container = paper.container_title or paper.publisher
    numbers = str(paper.year or _("year not reported"))
    if paper.volume:
        numbers += f";{paper.volume}"
        numbers += f"({paper.issue})" if paper.issue else ""
        numbers += f":{paper.pages.replace('-', EN_DASH)}" if paper.pages else ""
    return container, numbers


def short_reference(names: Sequence[str], year: int | None) -> str:
    """Return "Glasby and Miller 2020" for use inside other records."""
    if not names:
        who = _("Authors not reported")
    elif len(names) > 2:
        who = _("%(name)s and others") % {"name": names[0]}
    else:
        who = listed(list(names))
    return f"{who}, {year}" if year else f"{who}, {_('year not reported')}"
