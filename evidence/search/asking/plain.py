"""Plain words side by side: most of them have to be found, and all of them near each other come first."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import tantivy

from .. import ranking
from ..language.tree import Plain, Word
from ..names import name_key
from ..schema import NAME, WORDS
from ..texts import TITLE
from .corrections import nearest_word
from .leaves import Leaves, Words, marks_of, typed_words
from .lookup import all_of, any_of, best_of, nothing, some_of, weighed, worth
from .part import Mended, Part, Remarks, Widened
from .synonyms import Span, Synonyms
from .words import MOST_TYPED, MOST_WORDS, STOP_WORDS, stem, stems_in, words_in

MOST_TRIED = 10
"""How many unknown words of one question are looked up among the words of the index."""


@dataclass(frozen=True)
class Unit:
    """One word of the question: as typed, the ways to write it, and other words of its meaning."""

    typed: str
    ways: tuple[Words, ...]
    start: int = 0
    meanings: tuple[tuple[str, ...], ...] = ()

    @property
    def words(self) -> Words:
        """The words as they are searched."""
        return self.ways[0]


@dataclass(frozen=True)
class PlainPart:
    """Plain words as a part of the question, the words one by one, and what finds each meaning searched besides."""

    part: Part
    each: tuple[tantivy.Query, ...] = ()
    meanings: dict[str, tantivy.Query] = field(default_factory=dict)
    left_out: int = 0
    needed: int = 0


class PlainWords:
    """Makes the query of plain words, and remarks on what was searched besides or instead."""

    def __init__(self, leaves: Leaves, remarks: Remarks, synonyms: Synonyms | None, *, mend: bool):
        self.leaves, self.lookup, self.remarks = leaves, leaves.lookup, remarks
        self.synonyms, self.mend = synonyms, mend
        self.tried = 0

    def read(self, plain: Plain, needed: int | None = None) -> PlainPart:
        """Return the query for all words, or for so many of them as are needed."""
        units = self._units(plain)
        are_known = [self._is_known(unit) for unit in units]
        known = [unit for unit, is_known in zip(units, are_known, strict=True) if is_known]
        content = [unit for unit in known if not STOP_WORDS.issuperset(unit.words)]
        asked = list({unit.words: unit for unit in content or known}.values())[:MOST_WORDS]
        if not asked:
            return PlainPart(Part(nothing()), left_out=are_known.count(False))
        needed = min(needed or ranking.words_needed(len(asked)), len(asked))
        own = [self.leaves.found(unit.ways) for unit in asked]
        meanings = {
            text: self._meaning(stems_in(text)) for widened in self.remarks.widened for text in widened.meanings
        }
        each = [
            any_of([query, *(self.lookup.sequence(WORDS, stems) for stems in unit.meanings)])
            for query, unit in zip(own, asked, strict=True)
        ]
        marks = marks_of(way for unit in asked for way in unit.ways)
        scores = [self.leaves.score(unit.ways) for unit in asked]
        scores += [weighed(query, ranking.EXPANSION) for query in meanings.values()]
        scores += self._together(units, asked, own, needed)
        found = Part(some_of(each, needed), tuple(scores), tuple(dict.fromkeys(marks)))
        return PlainPart(found, tuple(each), meanings, are_known.count(False), needed)

    def _units(self, plain: Plain) -> list[Unit]:
        """Return the words one by one: mended where misspelt, with what else they are written as and mean."""
        units: list[Unit] = []
        position = 0
        for word in list(dict.fromkeys(plain.words))[:MOST_TYPED]:
            for typed in typed_words(word):
                if words := tuple(words_in(typed)):
                    unit = self._mended(word, Unit(typed, self.leaves.spellings(words), position))
                    units.append(unit)
                    position += len(unit.words)
        return self._widened(self._joined(units))

    def _mended(self, word: Word, unit: Unit) -> Unit:
        if self._is_known(unit) or (self.synonyms and self.synonyms.knows(tuple(map(stem, unit.words)))):
            return unit
        self.tried += 1
        if self.tried > MOST_TRIED:
            return unit
        meant = nearest_word("".join(unit.words), self.lookup)
        if meant:
            text = word.text.replace(unit.typed, meant)
            self.remarks.mended[word] = Mended(unit.typed, meant, text)
            return replace(unit, ways=self.leaves.spellings((meant,))) if self.mend else unit
        return unit

    def _is_known(self, unit: Unit) -> bool:
        return bool(unit.meanings) or any(
            all(self.lookup.is_known_stem(stem(word)) for word in way) for way in unit.ways
        )

    def _joined(self, units: list[Unit]) -> list[Unit]:
        """Let two neighbours also be one word where the library has it, such as health care and healthcare."""
        found = list(units)
        for position, (one, other) in enumerate(pairwise(units)):
            joined = one.words[-1] + other.words[0]
            if len(one.words) == len(other.words) == 1 and self.lookup.is_known(joined):
                for place in (position, position + 1):
                    found[place] = replace(found[place], ways=(*found[place].ways, (joined,)))
        return found

    def _widened(self, units: list[Unit]) -> list[Unit]:
        if self.synonyms is None:
            return units
        words = [word for unit in units for word in unit.words]
        typed = [unit.typed if len(unit.words) == 1 else word for unit in units for word in unit.words]
        for span in self.synonyms.spans(words, [stem(word) for word in words], typed):
            units = self._with_span(units, span)
        for unit in units:
            others = [found for way in unit.ways[1:] if (found := self.synonyms.span(tuple(map(stem, way))))]
            if others and not unit.meanings:
                units = self._with_span(units, replace(others[0], start=unit.start, end=unit.start + len(unit.words)))
        return units

    def _with_span(self, units: list[Unit], span: Span) -> list[Unit]:
        """Let the words of a stretch also be what it means, unless that is only another way to write them."""
        stretch = [unit for unit in units if _overlaps(unit, span)]
        written = {tuple(map(stem, way)) for unit in stretch for way in unit.ways}
        meanings = {text: stems for text in span.meanings if (stems := stems_in(text)) and stems not in written}
        if not meanings:
            return units
        text = " ".join(unit.typed for unit in stretch)
        self.remarks.widened.append(Widened(text, tuple(meanings), span.senses))
        wider = {unit.start: (*unit.meanings, *meanings.values()) for unit in stretch}
        return [replace(unit, meanings=wider[unit.start]) if unit.start in wider else unit for unit in units]

    def _meaning(self, stems: tuple[str, ...]) -> tantivy.Query:
        title = weighed(self.lookup.sequence(TITLE, stems), ranking.BANDS[TITLE])
        return best_of([title, self.lookup.sequence(WORDS, stems)], ranking.OTHER_BANDS)

    def _together(
        self, units: list[Unit], asked: list[Unit], own: Sequence[tantivy.Query], needed: int
    ) -> list[tantivy.Query]:
        """Return what counts for words together: near each other, all of them, or being the name of the record."""
        stems = [stem(word) for unit in asked for word in unit.words]
        scores = []
        if 1 < len(stems) <= ranking.MOST_NEAR:
            slop = len(stems) + ranking.NEAR_SLOP
            scores += [
                weighed(self.lookup.sequence(band, stems, slop), weight) for band, weight in ranking.NEAR.items()
            ]
        if needed < len(asked):
            scores.append(worth(all_of(own), ranking.ALL_WORDS))
        whole = name_key(stem(word) for unit in units for word in unit.words)
        scores.append(worth(self.lookup.listed(NAME, whole), ranking.NAME))
        if len(self.remarks.widened) == 1 and all(unit.meanings for unit in asked):
            names = {name_key(meaning) for unit in asked for meaning in unit.meanings}
            scores += [worth(self.lookup.listed(NAME, name), ranking.NAME_OF_MEANING) for name in sorted(names)]
        return scores


def _overlaps(unit: Unit, span: Span) -> bool:
    return unit.start < span.end and span.start < unit.start + len(unit.words)
