"""Finding the record that another one is, or may be: by identifier, by title with year and author, by a near title."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from ..enums import Status
from ..models import Authorship, KeptApart, Paper, historical_rows
from .likeness import (
    FEW_WORDS,
    NEAR_TITLE,
    SURELY_ANOTHER_TITLE,
    is_abbreviation,
    is_same_text,
    name_key,
    title_key,
    title_likeness,
)

IDENTIFIERS = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "isbn": "ISBN"}
MOST_CANDIDATES = 300
SHORT_WORD = 4


@dataclass(frozen=True, slots=True)
class Described:
    """What a document is known by. ``number`` is that of its record, or of its place in a file (``in_file``)."""

    number: int
    title: str
    year: int | None = None
    first_author: str = ""
    container_title: str = ""
    identifiers: dict[str, str] = field(default_factory=dict)
    in_file: bool = False
    is_withdrawn: bool = False

    @property
    def key(self) -> str:
        """The title, however it is punctuated."""
        return title_key(self.title)


@dataclass(frozen=True)
class Match:
    """The document that another one is (``is_sure``) or may be, and why."""

    found: Described
    is_sure: bool
    reason: str


class Shelf:
    """Documents laid out so that one can be found by each of its marks."""

    def __init__(self, documents: Iterable[Described] = ()):
        self.by_identifier: dict[tuple[str, str], Described] = {}
        self.by_title: dict[str, list[Described]] = defaultdict(list)
        self.by_word: dict[str, list[tuple[str, Described]]] = defaultdict(list)
        for document in documents:
            self.add(document)

    def add(self, document: Described) -> None:
        """Lay out a further document."""
        for name, value in document.identifiers.items():
            self.by_identifier.setdefault((name, value), document)
        key = document.key
        self.by_title[key].append(document)
        for word in _telling_words(key):
            self.by_word[word].append((key, document))

    def find(self, wanted: Described) -> Match | None:
        """Return the best match of a document, or None."""
        return self._by_identifier(wanted) or self._by_title(wanted) or self._by_near_title(wanted)

    def _by_identifier(self, wanted: Described) -> Match | None:
        hits = {
            name: hit
            for name, value in wanted.identifiers.items()
            if (hit := self.by_identifier.get((name, value))) is not None
        }
        if not hits:
            return None
        (name, hit), *others = hits.items()
        label = IDENTIFIERS[name]
        if other := next((key for key, found in others if found.number != hit.number), ""):
            return Match(
                hit, False, f"It has the same {label}, but its {IDENTIFIERS[other]} is that of another record."
            )
        if title_likeness(wanted.key, hit.key) < SURELY_ANOTHER_TITLE:
            return Match(hit, False, f"It has the same {label} but quite another title.")
        if clash := _clash(wanted, hit):
            return Match(hit, False, f"It has the same {label} but another {IDENTIFIERS[clash]}.")
        return Match(hit, True, f"It has the same {label}.")

    def _by_title(self, wanted: Described) -> Match | None:
        """Return what has the same title; a withdrawn record last, and only where year and first author fit, too."""
        hits = self.by_title.get(wanted.key, ())
        there = [hit for hit in hits if not hit.is_withdrawn]
        if match := _by_year_and_author(wanted, there):
            return match
        if near := [hit for hit in there if _years_are_near(wanted, hit)]:
            return Match(near[0], False, f"It has the same title{_and_what_differs(wanted, near[0])}.")
        return _by_year_and_author(wanted, [hit for hit in hits if hit.is_withdrawn])

    def _by_near_title(self, wanted: Described) -> Match | None:
        best, likeness = None, 0.0
        for key, hit in self._candidates(wanted.key):
            if hit.is_withdrawn or not _years_are_near(wanted, hit) or not _authors_fit(wanted, hit):
                continue
            if (score := title_likeness(wanted.key, key)) > max(likeness, NEAR_TITLE):
                best, likeness = hit, score
        if best is None or _clash(wanted, best) == "doi":
            return None
        return Match(best, False, f"Its title is nearly the same{_and_what_differs(wanted, best)}.")

    def _candidates(self, key: str) -> Iterator[tuple[str, Described]]:
        """Return documents that share one of the rarest words of a title."""
        words = sorted((word for word in _telling_words(key) if word in self.by_word), key=self._commonness)
        left = MOST_CANDIDATES
        for word in words[:4]:
            found = self.by_word[word][-left:]
            yield from found
            left -= len(found)
            if left <= 0:
                return

    def _commonness(self, word: str) -> int:
        return len(self.by_word[word])


def _by_year_and_author(wanted: Described, same_title: Iterable[Described]) -> Match | None:
    if not wanted.year or not wanted.first_author:
        return None
    for hit in same_title:
        if (hit.year, hit.first_author) == (wanted.year, wanted.first_author):
            if doubt := _doubt(wanted, hit):
                return Match(hit, False, f"It has the same title, year and first author, but {doubt}.")
            return Match(hit, True, "It has the same title, year and first author.")
    return None


def _telling_words(key: str) -> set[str]:
    words = key.split()
    return {word for word in words if len(word) >= SHORT_WORD} or set(words)


def _clash(wanted: Described, hit: Described) -> str:
    """Return the identifier that both have and that differs."""
    return next(
        (n for n in ("doi", "pmid") if len({wanted.identifiers.get(n), hit.identifiers.get(n)} - {None}) > 1), ""
    )


def _doubt(wanted: Described, hit: Described) -> str:
    if clash := _clash(wanted, hit):
        return f"another {IDENTIFIERS[clash]}"
    if len(wanted.key.split()) < FEW_WORDS:
        return "the title is short"
    first, second = wanted.container_title, hit.container_title
    if first and second and not is_same_text(first, second) and not is_abbreviation(first, second):
        return f"it appeared in “{first}”, not in “{second}”"
    return ""


def _years_are_near(wanted: Described, hit: Described) -> bool:
    return wanted.year is None or hit.year is None or abs(wanted.year - hit.year) <= 1


def _authors_fit(wanted: Described, hit: Described) -> bool:
    return not wanted.first_author or not hit.first_author or wanted.first_author == hit.first_author


def _and_what_differs(wanted: Described, hit: Described) -> str:
    if wanted.year != hit.year:
        return f"; the year is {wanted.year or 'not given'}, not {hit.year or 'given'}"
    if wanted.first_author != hit.first_author:
        return "; the first author differs"
    return ""


def described_papers() -> Iterator[Described]:
    """Return every paper of the library, whatever its stage, as it is compared."""
    first: dict[int, str] = {}
    names = ("paper_id", "author__family", "author__literal")
    for authors in (Authorship.objects.order_by("paper_id", "position", "id"), _authors_taken_away()):
        for paper, family, literal in authors.values_list(*names).iterator(chunk_size=5000):
            first.setdefault(paper, name_key(family, literal))
    columns = ("id", "title", "year", "container_title", "status", *IDENTIFIERS)
    for pk, title, year, container, status, *values in Paper.objects.order_by("id").values_list(*columns).iterator():
        identifiers = {name: value for name, value in zip(IDENTIFIERS, values, strict=True) if value}
        is_withdrawn = status == Status.WITHDRAWN
        yield Described(pk, title, year, first.get(pk, ""), container, identifiers, is_withdrawn=is_withdrawn)


def _authors_taken_away() -> QuerySet[Any]:
    """Return the authors that withdrawn papers had last: undoing an import takes the links to them away."""
    without = Paper.objects.filter(status=Status.WITHDRAWN, authorships=None)
    removed = historical_rows(Authorship).filter(paper__in=without, history_type="-")
    return removed.order_by("paper_id", "-change_set", "position", "id")


def shelf_of_papers() -> Shelf:
    """Return every paper of the library, laid out for finding."""
    return Shelf(described_papers())


@dataclass(frozen=True)
class Pair:
    """Two papers that are likely to be one; ``first`` was entered earlier."""

    first: Described
    second: Described
    is_sure: bool
    reason: str


def likely_pairs() -> list[Pair]:
    """Return papers that are likely to be one, surest first, without those that somebody has kept apart."""
    apart = set(KeptApart.objects.filter(kind="paper").values_list("first", "second"))
    shelf, pairs = Shelf(), []
    for document in described_papers():
        if document.is_withdrawn:
            continue
        match = shelf.find(document)
        if match and (match.found.number, document.number) not in apart:
            pairs.append(Pair(match.found, document, match.is_sure, match.reason))
        shelf.add(document)
    return sorted(pairs, key=lambda pair: (not pair.is_sure, -pair.second.number))
