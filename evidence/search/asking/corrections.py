"""Which word was meant by one that no record has: the nearest of the index's own words."""

from collections.abc import Iterable, Iterator
from string import ascii_lowercase

from .lookup import Lookup

SHORTEST, LONGEST = 4, 40
SHORT = 5


def nearest_word(word: str, lookup: Lookup) -> str | None:
    """Return the most frequent of the words with the fewest letters typed wrong, or None where none is near."""
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return None
    return _nearest(word, lookup.words_beginning_with(word[0])) or _nearest(word, _with_another_start(word, lookup))


def _with_another_start(word: str, lookup: Lookup) -> Iterator[tuple[str, int]]:
    """Yield words that differ in their first letter: it is another one, is left out, or is one too many."""
    yield from lookup.words_beginning_with(word[1:4])
    for letter in ascii_lowercase:
        yield from lookup.words_beginning_with(letter + word[1:3])
        yield from lookup.words_beginning_with(letter + word[:2])


def _nearest(word: str, candidates: Iterable[tuple[str, int]]) -> str | None:
    most = 1 if len(word) <= SHORT else 2
    letters = set(word)
    best: tuple[int, int, str] | None = None
    for candidate, count in candidates:
        if abs(len(candidate) - len(word)) > most or len(letters ^ set(candidate)) > 2 * most:
            continue
        if not candidate.isalpha():
            continue
        distance = typing_distance(word, candidate)
        if 0 < distance <= most and (best is None or (distance, -count, candidate) < best):
            best = distance, -count, candidate
    return best[2] if best else None


def typing_distance(one: str, other: str) -> int:
    """Return how many letters were typed too many, too few, wrong, or before their neighbour."""
    before: list[int] = []
    last, row = before, list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = last, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
    return row[-1]
