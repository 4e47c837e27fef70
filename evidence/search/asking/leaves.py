"""Single words, beginnings of words and phrases, anywhere in a record or in its title alone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import prod

import tantivy
from django.utils.translation import gettext_lazy as _

from .. import ranking
from ..language.tree import Beginning, Phrase, Word
from ..schema import TITLE_EXACT, WORDS, WORDS_EXACT
from ..texts import TITLE
from .lookup import Lookup, Query, all_of, any_of, best_of, nothing, weighed
from .part import Part, Remarks
from .spellings import other_beginnings, other_spellings, split_in_two
from .words import STOP_WORDS, stem, words_in

MOST_MARKED = 100
MOST_IN_PHRASE = 10_000
WORK_OF_PATTERN, MOST_WORK = 100, 40_000
"""Of phrases with beginnings: a pattern takes as long as so many written out; so many a question may take together."""

Words = tuple[str, ...]

_TOO_MANY_WORDS = _("Too many words begin as in “%(text)s”; its words were searched wherever they stand.")
_TOO_MANY_PHRASES = _(
    "Too many phrases have beginnings of words; the words of “%(text)s” were searched wherever they stand."
)


@dataclass(frozen=True)
class Where:
    """Where words are looked for: a field with stems, one as written, and the bands that decide the order."""

    stems: str
    written: str
    bands: dict[str, float]


ANYWHERE = Where(WORDS, WORDS_EXACT, ranking.BANDS)
IN_TITLE = Where(TITLE, TITLE_EXACT, {TITLE: ranking.BANDS[TITLE]})


class Leaves:
    """Makes the queries of what cannot be divided further."""

    def __init__(self, lookup: Lookup, remarks: Remarks):
        self.lookup, self.remarks = lookup, remarks
        self.scored = 0
        self.work = 0

    def part(self, leaf: Word | Beginning | Phrase, where: Where = ANYWHERE) -> Part:
        """Return what a single leaf of a question becomes."""
        if isinstance(leaf, Word):
            return self.word(leaf, where)
        return self.beginning(leaf, where) if isinstance(leaf, Beginning) else self.phrase(leaf, where)

    def word(self, word: Word, where: Where = ANYWHERE) -> Part:
        """Return any form of a word, in any spelling."""
        words = tuple(words_in(word.text))
        if not words:
            return Part(nothing())
        ways = self.spellings(words)
        return Part(self.found(ways, where), self._scores(ways, where), marks_of(ways))

    def spellings(self, words: Words) -> tuple[Words, ...]:
        """Return the ways to write what was typed: itself first, then British or American, as one word or as two."""
        ways = [words]
        if len(words) == 1:
            word = words[0]
            ways += [(other,) for other in other_spellings(word) if self.lookup.is_known_stem(stem(other))]
            if halves := split_in_two(word, self.lookup.is_known):
                ways.append(halves)
        else:
            ways += [(joined,) for joined in {"".join(words)} if self.lookup.is_known(joined)]
        return tuple(ways)

    def found(self, ways: Sequence[Words], where: Where = ANYWHERE) -> tantivy.Query:
        """Return the query for records that have any form of one of the ways to write a word."""
        stems = dict.fromkeys(tuple(map(stem, way)) for way in ways)
        return any_of(self.lookup.sequence(where.stems, way) for way in stems)

    def score(self, ways: Sequence[Words], where: Where = ANYWHERE) -> tantivy.Query:
        """Return what a word counts: by the best band that has it, more for the form that was typed in the title."""
        lookup, bands = self.lookup, where.bands
        queries = [
            weighed(lookup.sequence(band, way), weight)
            for way in dict.fromkeys(tuple(map(stem, way)) for way in ways)
            for band, weight in (bands.items() if len(way) == 1 else [(TITLE, bands[TITLE]), (where.stems, 1.0)])
        ]
        typed = lookup.sequence(TITLE_EXACT, ways[0])
        return best_of([weighed(typed, bands[TITLE] * ranking.EXACT_FORM), *queries], ranking.OTHER_BANDS)

    def _scores(self, ways: Sequence[Words], where: Where) -> tuple[tantivy.Query, ...]:
        """Return what a word counts, or nothing where enough other words of a long question decide the order."""
        self.scored += 1
        return (self.score(ways, where),) if self.scored <= ranking.MOST_SCORED else ()

    def beginning(self, beginning: Beginning, where: Where = ANYWHERE) -> Part:
        """Return all words that begin so, in any spelling; of ``co-locat*``, those after the words before."""
        words = words_in(beginning.text)
        if not words:
            return Part(nothing())
        if len(words) > 1:
            apart = Phrase((*map(Word, words[:-1]), Beginning(words[-1])))
            return either([self.phrase(apart, where), self._one_beginning("".join(words), where)])
        return self._one_beginning(words[0], where)

    def _one_beginning(self, beginning: str, where: Where) -> Part:
        counts: dict[str, int] = {}
        spellings = (beginning, *other_beginnings(beginning))
        for begun in spellings:
            counts |= dict(self.lookup.words_beginning_with(begun, where.written))
        if not counts:
            return Part(nothing())
        found = any_of(self.lookup.begun(where.written, begun) for begun in spellings)
        frequent = sorted(counts, key=lambda word: -counts[word])
        ways = [(word,) for word in frequent[: ranking.BEGUN_WORDS]]
        return Part(found, self._scores(ways, where), marks_of([(word,) for word in frequent[:MOST_MARKED]]))

    def phrase(self, phrase: Phrase, where: Where = ANYWHERE) -> Part:
        """Return words as they are written, one after another or so far apart; hyphens and spelling do not matter."""
        places = self._places(phrase)
        if not places:
            return Part(nothing())
        ways = [places, *([] if phrase.distance else self._joined(places))]
        words_at = self._words_at(places)
        self.work += min(prod(map(len, words_at)), WORK_OF_PATTERN)
        self.scored += 1
        scores = [(TITLE_EXACT, ranking.PHRASE[TITLE])] if self.scored <= ranking.MOST_SCORED else []
        scores += [(WORDS_EXACT, ranking.PHRASE[WORDS])] if scores and where is ANYWHERE else []
        return Part(
            any_of(self._sequence(where.written, way, phrase.distance) for way in ways),
            tuple(weighed(self._sequence(field, places, phrase.distance), weight) for field, weight in scores),
            marks_of([tuple(word for words in words_at for word in words[:MOST_MARKED])]),
        )

    def _places(self, phrase: Phrase) -> list[Words]:
        """Return, for each place in a phrase, the words that may stand there, and beginnings with their star."""
        places: list[Words] = []
        for part in phrase.words:
            words = words_in(part.text)
            for position, word in enumerate(words):
                is_begun = isinstance(part, Beginning) and position == len(words) - 1
                others = other_beginnings(word) if is_begun else other_spellings(word)
                known = [other for other in others if is_begun or self.lookup.is_known(other)]
                places.append(tuple(f"{one}*" if is_begun else one for one in (word, *known)))
        return places

    def _joined(self, places: list[Words]) -> list[list[Words]]:
        """Return the phrase with two neighbours as one word, or with one word as two, where the library has these."""
        found = []
        for position, (one, other) in enumerate(pairwise(places)):
            joined = one[0] + other[0]
            if other[0].endswith("*") or self.lookup.is_known(joined):
                found.append([*places[:position], (joined,), *places[position + 2 :]])
        for position, words in enumerate(places):
            if halves := split_in_two(words[0], self.lookup.is_known):
                found.append([*places[:position], *((half,) for half in halves), *places[position + 1 :]])
        return found

    def _sequence(self, field: str, places: Sequence[Words], distance: int) -> tantivy.Query:
        if len(places) == 1:
            return self._any_of_place(field, places[0])
        if all(len(words) == 1 and not words[0].endswith("*") for words in places):
            return self.lookup.sequence(field, [words[0] for words in places], distance)
        words_at = self._words_at(places)
        ways = prod(map(len, words_at))
        if (is_too_wide := sum(map(len, words_at)) > MOST_IN_PHRASE) or self.work > MOST_WORK:
            typed = " ".join(words[0] for words in places)
            self.remarks.notices.add(_TOO_MANY_WORDS if is_too_wide else _TOO_MANY_PHRASES, text=typed)
            return all_of(self._any_of_place(field, words) for words in places)
        if not ways:
            return nothing()
        if ways < WORK_OF_PATTERN:
            return any_of(self.lookup.sequence(field, way, distance) for way in product(*words_at))
        patterns = ["|".join(word.replace("*", ".*") for word in words) for words in places]
        return Query.regex_phrase_query(self.lookup.schema, field, [f"({pattern})" for pattern in patterns], distance)

    def _any_of_place(self, field: str, words: Words) -> tantivy.Query:
        lookup = self.lookup
        return any_of(
            lookup.begun(field, word.removesuffix("*")) if word.endswith("*") else lookup.term(field, word)
            for word in words
        )

    def _words_at(self, places: Sequence[Words]) -> list[list[str]]:
        return [
            [
                found
                for word in words
                for found in (
                    [begun for begun, _count in self.lookup.words_beginning_with(word[:-1])]
                    if word.endswith("*")
                    else [word]
                )
            ]
            for words in places
        ]


def marks_of(ways: Iterable[Words]) -> tuple[str, ...]:
    """Return the stems of words, each once; of a way that says more, without words that stand everywhere."""
    words = (word for way in ways for word in way if len(way) == 1 or word not in STOP_WORDS)
    return tuple(dict.fromkeys(map(stem, words)))


def either(parts: Sequence[Part]) -> Part:
    """Return the part that finds what one of the parts finds."""
    return Part(any_of(part.found for part in parts), *_gathered(parts))


def together(parts: Sequence[Part]) -> Part:
    """Return the part that finds what all of the parts find."""
    return Part(all_of(part.found for part in parts), *_gathered(parts))


def _gathered(parts: Sequence[Part]) -> tuple[tuple[tantivy.Query, ...], tuple[str, ...]]:
    marks = dict.fromkeys(mark for part in parts for mark in part.marks)
    return tuple(score for part in parts for score in part.scores), tuple(marks)


_APART = re.compile(r"[^\w&'’\u2010-\u2013-]+")


def typed_words(word: Word) -> list[str]:
    """Return the words that a typed one holds, such as those on both sides of a slash, without a final ’s."""
    return [part.removesuffix("'s").removesuffix("’s") for part in _APART.split(word.text) if part]
