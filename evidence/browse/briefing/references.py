"""The numbered references of a briefing: numbers in order of first mention, in Vancouver style."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

from django.db.models import Q

from ...enums import EditorialStatus
from ...models import Author, Authorship, Paper, visible_rows
from ..references import VANCOUVER, cite, plain, reference_of
from ..words import EN_DASH


class NumberedReference(NamedTuple):
    """A reference with its number, the paper's page in the library, and whether the paper was retracted."""

    number: int
    text: str
    url: str
    web: str
    is_retracted: bool


class Numbers:
    """Gives each paper its number when it is first mentioned."""

    def __init__(self, visible: Iterable[int]) -> None:
        self._visible = set(visible)
        self._numbers: dict[int, int] = {}

    def of(self, *papers: int | None) -> tuple[int, ...]:
        """Return the numbers of papers in order; papers that readers may not see have none."""
        return tuple(sorted({self._number(paper) for paper in papers if paper in self._visible}))

    def _number(self, paper: int | None) -> int:
        return self._numbers.setdefault(paper or 0, len(self._numbers) + 1)

    @property
    def papers(self) -> dict[int, int]:
        """The number of each paper that was mentioned."""
        return self._numbers


class Run(NamedTuple):
    """Numbers that follow each other, as a citation shows them: "7" or "1–3", which leads to the first."""

    first: int
    last: int

    @property
    def words(self) -> str:
        """The run as it stands in brackets."""
        return str(self.first) if self.first == self.last else f"{self.first}{EN_DASH}{self.last}"


def runs_of(numbers: Iterable[int]) -> list[Run]:
    """Return numbers as runs: 1, 2, 3 and 7 are 1–3 and 7. Two in a row stay apart."""
    found = sorted(numbers)
    starts = [0, *(at + 1 for at, (one, two) in enumerate(pairwise(found)) if two != one + 1), len(found)]
    runs = [found[first:last] for first, last in pairwise(starts)] if found else []
    return [
        part
        for run in runs
        for part in ([Run(run[0], run[-1])] if len(run) > 2 else [Run(number, number) for number in run])
    ]


def papers_of(ids: Iterable[int], slugs: Iterable[str] = ()) -> dict[int, Paper]:
    """Return the visible ones among papers, with what their references need, in one query."""
    found = (
        visible_rows(Paper)
        .filter(Q(pk__in=set(ids)) | Q(slug__in=set(slugs)))
        .select_related("type")
        .defer("note", "withdrawn_reason")
    )
    return {paper.pk: paper for paper in found.order_by()}


def references_of(numbers: Numbers, papers: dict[int, Paper]) -> list[NumberedReference]:
    """Return the references that were mentioned, in order of their numbers."""
    authors: dict[int, list[Author]] = defaultdict(list)
    links = Authorship.objects.filter(paper__in=numbers.papers).select_related("author").order_by("paper", "position")
    for link in links:
        authors[link.paper_id].append(link.author)
    return [_reference(number, papers[pk], authors[pk]) for pk, number in numbers.papers.items()]


def _reference(number: int, paper: Any, authors: list[Author]) -> NumberedReference:
    return NumberedReference(
        number,
        plain(cite(reference_of(paper, authors), VANCOUVER)),
        paper.get_absolute_url(),
        f"https://doi.org/{paper.doi}" if paper.doi else paper.url,
        paper.editorial_status == EditorialStatus.RETRACTED,
    )
