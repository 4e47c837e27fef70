"""Reading a text: the terms of the library that it names, the words that name them, and which of them are aims."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from math import log
from operator import attrgetter
from typing import NamedTuple

from ..asking.words import STOP_WORDS, stem
from .names import Name, Names

SLACK = 2
"""How many words may stand between those of a name of three or more; between two, one that is not an everyday word."""
LONGEST_ENDING = 4
"""By how many letters two forms of one word may differ: "person" is no form of "personalisation"."""
MOST_FORMS = 4
LEAST_STRENGTH = 0.3
"""A term that is named more weakly, by one everyday word, is not heard at all."""
FEWEST_WORDS, LEAST_ENGLISH = 20, 0.15
_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[.!?](?=\s)|\n[ \t]*\n")
_AIMING = re.compile(
    r"\b(?:aim(?:s|ed|ing)?|goals?|objectives?|outcomes?|ambitions?|targets?|expect(?:s|ed)?|intend(?:s|ed)?"
    r"|hope[sd]?|benefits?|purpose|vision|reduc(?:e|es|ed|ing|tions?)|cut(?:s|ting)?|fewer|less|lower(?:s|ing)?"
    r"|improv(?:e|es|ed|ing|ements?)|increas(?:e|es|ed|ing)|prevent(?:s|ed|ing)?|avoid(?:s|ed|ing)?|sav(?:e|es|ing|ings)"
    r"|better|shorter|faster|quicker|enabl(?:e|es|ing)|achiev(?:e|es|ing)|measures? of success)\b",
    re.IGNORECASE,
)


class Token(NamedTuple):
    """One word of the text: its stem, and where it stands."""

    stem: str
    start: int
    end: int


@dataclass(frozen=True)
class Term:
    """A value of a facet that the text names: the words that do, how often, and how strongly they speak for it."""

    facet: str
    slug: str
    words: tuple[str, ...]
    count: int
    strength: float
    is_aim: bool


@dataclass(frozen=True)
class Reading:
    """What the library understands of a text. The text itself is not kept."""

    terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    words: Mapping[str, int] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    length: int = 0
    is_english: bool = True

    def of(self, facet: str) -> tuple[Term, ...]:
        """Return the terms of one facet, strongest first."""
        return self.terms.get(facet, ())


class _Found(NamedTuple):
    """A name at a place in the text, from its first to its last word."""

    first: int
    last: int
    name: Name


class _Text:
    """A text as words, each with the places where it stands."""

    def __init__(self, text: str):
        self.text = text
        self.tokens = [Token(stem(word[0].lower()), word.start(), word.end()) for word in _WORD.finditer(text)]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for place, token in enumerate(self.tokens):
            places[token.stem].append(place)
        return dict(places)

    @cached_property
    def aiming(self) -> list[tuple[int, int]]:
        """The sentences that speak of what is meant to come about; a list under such a heading is one sentence."""
        ends = [*(end.end() for end in _END.finditer(self.text)), len(self.text)]
        starts = [0, *ends[:-1]]
        pieces = zip(starts, ends, strict=True)
        return [(start, end) for start, end in pieces if _AIMING.search(self.text, start, end)]

    def written(self, found: _Found) -> str:
        """Return the words of a name as the text writes them."""
        return " ".join(self.text[self.tokens[found.first].start : self.tokens[found.last].end].split())

    def is_aim(self, found: _Found) -> bool:
        """Return whether a name stands in a sentence that speaks of aims."""
        at = self.tokens[found.first].start
        before = bisect_right(self.aiming, (at, len(self.text))) - 1
        return before >= 0 and at < self.aiming[before][1]


def read_text(text: str, names: Names) -> Reading:
    """Return the terms that a text names, and its words by how often they stand there."""
    held = _Text(text)
    found = [one for word in held.places for name in names.by_word.get(word, ()) for one in _find(held, name)]
    by_facet: dict[str, list[_Found]] = defaultdict(list)
    for one in found:
        by_facet[one.name.facet].append(one)
    terms = {facet: _terms(held, _outermost(those)) for facet, those in by_facet.items()}
    plain = [token.stem for token in held.tokens]
    common = sum(1 for token in held.tokens if text[token.start : token.end].lower() in STOP_WORDS)
    return Reading(
        terms,
        Counter(word for word in plain if word not in STOP_WORDS and len(word) > 2 and not word.isdigit()),
        {token.stem: text[token.start : token.end].lower() for token in reversed(held.tokens)},
        len(plain),
        len(plain) < FEWEST_WORDS or common / len(plain) >= LEAST_ENGLISH,
    )


def _find(held: _Text, name: Name) -> Iterator[_Found]:
    """Yield the places of a name: its words in a row, or the telling words of a long name near each other."""
    telling = name.telling
    is_long = len(telling) > 2
    stems = telling if is_long else name.stems
    ahead = 0 if is_long or not telling else name.stems.index(telling[0])
    for place in held.places[(telling or name.stems)[0]]:
        if is_long:
            last = _last(held, stems, place)
        else:
            last = _in_a_row(held, stems, place - ahead)
            if last is None and len(stems) == 2 and not name.is_proper:
                last = _around_one(held, stems, place)
        if last is not None:
            found = _Found(place - ahead, last, name)
            if _is_written_so(held.written(found), name):
                yield found


def _in_a_row(held: _Text, stems: tuple[str, ...], first: int) -> int | None:
    last = first + len(stems) - 1
    if first < 0 or last >= len(held.tokens):
        return None
    is_there = all(held.tokens[first + step].stem == each for step, each in enumerate(stems))
    return last if is_there else None


def _around_one(held: _Text, stems: tuple[str, ...], first: int) -> int | None:
    """Return the last word of a name of two that stands around another word, as in "single integrated organisation"."""
    last = first + 2
    if last >= len(held.tokens) or held.tokens[last].stem != stems[1] or held.tokens[first + 1].stem in STOP_WORDS:
        return None
    return last


def _last(held: _Text, stems: tuple[str, ...], first: int) -> int | None:
    place = first
    for each in stems[1:]:
        places = held.places.get(each, [])
        after = bisect_right(places, place)
        if after == len(places) or places[after] - first >= len(stems) + SLACK:
            return None
        place = places[after]
    return place


def _is_written_so(words: str, name: Name) -> bool:
    if name.are_letters:
        return sum(letter.isupper() for letter in words) > 1
    if name.length and abs(len(words) - name.length) > LONGEST_ENDING:
        return False
    return not name.is_proper or words[:1].isupper()


def _outermost(found: Iterable[_Found]) -> list[_Found]:
    """Return the names that do not stand inside a longer name of the same facet."""
    kept: list[_Found] = []
    outer = (-1, -1)
    for one in sorted(found, key=lambda one: (one.first, -one.last)):
        if one.last > outer[1] or (one.first, one.last) == outer:
            kept.append(one)
            outer = (one.first, one.last)
    return kept


def _terms(held: _Text, found: list[_Found]) -> tuple[Term, ...]:
    by_slug = sorted(found, key=lambda one: one.name.slug)
    terms = [_term(held, slug, list(those)) for slug, those in groupby(by_slug, key=attrgetter("name.slug"))]
    heard = [term for term in terms if term.strength >= LEAST_STRENGTH]
    return tuple(sorted(heard, key=lambda term: (-term.strength, term.slug)))


def _term(held: _Text, slug: str, found: list[_Found]) -> Term:
    """Return a term with its strength: each different name counts by what it says, more often said a little more."""
    written = Counter(held.written(one) for one in found)
    forms: dict[str, str] = {}
    for words, _count in written.most_common():
        forms.setdefault(words.lower(), words)
    said = Counter(one.name for one in found)
    strength = sum(name.weight * (1 + log(count)) for name, count in said.items())
    places = {(one.first, one.last) for one in found}
    return Term(
        found[0].name.facet,
        slug,
        tuple(forms.values())[:MOST_FORMS],
        len(places),
        strength,
        any(held.is_aim(one) for one in found),
    )
