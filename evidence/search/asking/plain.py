"""Plain words side by side: some of them have to be found, and records with more of them come first."""

from dataclasses import dataclass, field, replace
from itertools import pairwise

import tantivy

from .. import ranking
from ..language.tree import Plain, Word
from ..schema import WORDS
from .corrections import nearest_word
from .everyday import is_question, is_weak, words_of_the_field
from .leaves import Leaves, marks_of, typed_words
from .lookup import any_of, nothing, some_of
from .part import Meaning, Mended, Part, Remarks, Widened
from .scoring import YEAR, Scores, stems_within
from .synonyms import Span, Synonyms
from .units import Unit
from .words import MOST_TYPED, MOST_WORDS, STOP_WORDS, stem, stems_in, words_in

MOST_TRIED = 10
"""How many unknown words of one question are looked up among the words of the index."""


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
        self.scores = Scores(leaves)
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
        asks = is_question([word for unit in units for word in unit.words])
        if asks:
            asked = self._with_everyday_words(asked, units)
        telling = self._telling(asked, asks)
        needed = min(needed or ranking.words_needed(len(telling), asks), len(telling))
        own = {unit: self._found(unit) for unit in asked}
        each = {
            unit: any_of([query, *(self.lookup.sequence(WORDS, stems) for stems in unit.meanings)])
            for unit, query in own.items()
        }
        found = some_of([each[unit] for unit in telling], needed)
        widened = self.remarks.widened
        scores = [
            *self.scores.of_words(asked),
            *self.scores.of_meanings(widened),
            *self.scores.of_having(own, each, needed),
            *self.scores.of_nearness(asked),
            *self.scores.of_names(units, asked, widened),
            *self.scores.of_citing(asked),
        ]
        part = Part(found, tuple(scores), marks_of(way for unit in asked for way in unit.ways))
        meanings = {text: self.scores.of_meaning(text) for one in widened for text in one.meanings}
        return PlainPart(part, tuple(each[unit] for unit in telling), meanings, are_known.count(False), needed)

    def _found(self, unit: Unit) -> tantivy.Query:
        """Return the query for records that have a word, or of a number, that are of that year."""
        found = self.leaves.found(unit.ways)
        year = unit.typed if self.lookup.has(YEAR, unit.typed) else ""
        return any_of([found, self.lookup.listed(YEAR, year)]) if year else found

    def _telling(self, asked: list[Unit], asks: bool) -> list[Unit]:
        """Return the words that decide who is found.

        In a question these are not the words that say little; of two words, not one that stands in very many records.
        """
        if asks:
            return [unit for unit in asked if not unit.is_weak] or asked
        if len(asked) > 2:
            return asked
        return [unit for unit in asked if not all(map(self.lookup.is_common, map(stem, unit.words)))] or asked

    def _with_everyday_words(self, asked: list[Unit], units: list[Unit]) -> list[Unit]:
        """Return the words of a question: those that say little marked, the others with what the field calls them."""
        named = stems_within(self.lookup, units)
        found = []
        for unit in asked:
            says_little = all(map(is_weak, unit.words)) and not named.intersection(map(stem, unit.words))
            written = {*unit.meanings, *(tuple(map(stem, way)) for way in unit.ways)}
            texts = words_of_the_field(unit.words[0]) if self.synonyms and len(unit.words) == 1 else ()
            others = {text: stems for text in texts if (stems := stems_in(text)) not in written}
            if others:
                self.remarks.widened.append(Widened(unit.typed, tuple(others), kind=Meaning.EVERYDAY))
            found.append(replace(unit, meanings=(*unit.meanings, *others.values()), is_weak=says_little))
        return found

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
        return (
            bool(unit.meanings)
            or self.lookup.has(YEAR, unit.typed)
            or any(all(self.lookup.is_known_stem(stem(word)) for word in way) for way in unit.ways)
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
        kind = Meaning.ACRONYM if len(span.senses) == 1 else Meaning.NAME
        self.remarks.widened.append(Widened(text, tuple(meanings), span.senses, kind))
        wider = {unit.start: (*unit.meanings, *meanings.values()) for unit in stretch}
        return [replace(unit, meanings=wider[unit.start]) if unit.start in wider else unit for unit in units]


def _overlaps(unit: Unit, span: Span) -> bool:
    return unit.start < span.end and span.start < unit.start + len(unit.words)
