"""What counts for the order of the records that plain words find."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import tantivy

from .. import ranking
from ..names import name_key
from ..narrowing import field_of
from ..schema import AUTHOR, NAME, WORDS
from ..texts import TITLE
from .everyday import is_weak
from .leaves import Leaves
from .lookup import Lookup, all_of, any_of, best_of, weighed, worth
from .part import Meaning, Widened
from .units import Unit
from .words import MOST_WORDS, STOP_WORDS, stem, stems_in

YEAR = field_of("year")
LONGEST_NAME = 8


class Scores:
    """Makes the queries that say how well a record answers plain words; none of them decides who is found."""

    def __init__(self, leaves: Leaves):
        self.leaves, self.lookup = leaves, leaves.lookup

    def of_words(self, units: Sequence[Unit]) -> list[tantivy.Query]:
        """Return what each word counts: by the band where it stands, little where it says little."""
        weights = [ranking.WEAK_WORD if unit.is_weak else 1.0 for unit in units]
        return [weighed(self.leaves.score(unit.ways), weight) for unit, weight in zip(units, weights, strict=True)]

    def of_meanings(self, widened: Sequence[Widened]) -> list[tantivy.Query]:
        """Return what other words of the same meaning count, by where they come from."""
        return [
            weighed(any_of(self.of_meaning(text) for text in each.meanings), ranking.MEANINGS[each.kind])
            for each in widened
        ]

    def of_meaning(self, text: str) -> tantivy.Query:
        """Return the query for records that have other words of the same meaning, and what these count."""
        stems = stems_in(text)
        title = weighed(self.lookup.sequence(TITLE, stems), ranking.BANDS[TITLE])
        return best_of([title, self.lookup.sequence(WORDS, stems)], ranking.OTHER_BANDS)

    def of_having(
        self, own: Mapping[Unit, tantivy.Query], each: Mapping[Unit, tantivy.Query], needed: int
    ) -> list[tantivy.Query]:
        """Return what it counts to have more of the words, wherever they stand in the record."""
        counted = [unit for unit in own if not unit.is_weak] or list(own)
        if len(counted) < 2:
            return []
        scores = [weighed(own[unit], ranking.WHOLE_RECORD) for unit in counted]
        if needed < len(counted):
            scores += [worth(each[unit], ranking.EACH_WORD) for unit in counted]
        return scores

    def of_nearness(self, asked: Sequence[Unit]) -> list[tantivy.Query]:
        """Return what it counts that words stand near each other: all of them, and each with the next."""
        stems = [stem(word) for unit in asked for word in unit.words][: ranking.MOST_SCORED]
        scores = []
        if 1 < len(stems) <= ranking.MOST_NEAR:
            slop = len(stems) + ranking.NEAR_SLOP
            scores += [
                weighed(self.lookup.sequence(band, stems, slop), weight) for band, weight in ranking.NEAR.items()
            ]
        if len(stems) > 2:
            pairs = [pair for pair in pairwise(stems[: ranking.MOST_PAIRED]) if pair[0] != pair[1]]
            scores += [
                weighed(self.lookup.sequence(band, pair, ranking.PAIR_SLOP), weight)
                for pair in pairs
                for band, weight in ranking.PAIR.items()
            ]
        return scores

    def of_names(self, units: Sequence[Unit], asked: Sequence[Unit], widened: Sequence[Widened]) -> list[tantivy.Query]:
        """Return what it counts to be called so: by the whole question or by what it means."""
        stems = [stem(word) for unit in units for word in unit.words]
        whole = name_key(stems)
        scores = [worth(self.lookup.listed(NAME, whole), ranking.NAME)]
        if len(widened) == 1 and widened[0].kind is not Meaning.EVERYDAY and all(unit.meanings for unit in asked):
            names = {name_key(meaning) for unit in asked for meaning in unit.meanings}
            scores += [worth(self.lookup.listed(NAME, name), ranking.NAME_OF_MEANING) for name in sorted(names)]
        return scores

    def of_citing(self, asked: Sequence[Unit]) -> list[tantivy.Query]:
        """Return what it counts to be the paper that is cited by its authors and year."""
        words = dict.fromkeys(word for unit in asked for word in unit.words)
        years = [self.lookup.listed(YEAR, word) for word in words if self.lookup.has(YEAR, word)]
        authors = [self.lookup.listed(AUTHOR, word) for word in words if self.lookup.has(AUTHOR, word)]
        return [worth(all_of([author, year]), ranking.CITED) for year in years for author in authors]


def names_within(lookup: Lookup, units: Sequence[Unit]) -> list[str]:
    """Return the keys of the names that stand in a question, the longest first, none inside another."""
    words = [word for unit in units for word in unit.words][:MOST_WORDS]
    stems = [stem(word) for word in words]
    found, start = [], 0
    while start < len(stems):
        for end in range(min(len(stems), start + LONGEST_NAME), start, -1):
            says_little = end == start + 1 and (words[start] in STOP_WORDS or is_weak(words[start]))
            if not says_little and lookup.has(NAME, name := name_key(stems[start:end])):
                found.append(name)
                start = end - 1
                break
        start += 1
    return found


def stems_within(lookup: Lookup, units: Sequence[Unit]) -> set[str]:
    """Return the stems of the words that stand in a question as parts of a name."""
    return {stem for name in names_within(lookup, units) for stem in name.split()}
