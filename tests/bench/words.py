"""The words of the synthetic library: an invented language, and the few real words that the benchmark asks for.

The invented words follow Zipf's law, as the words of any language do. The words asked for stand in summaries and
explanations alone, which no record lends to another, so that a search of a record's own text finds the same records
as one of its neighbours' too.
"""

import random
from collections.abc import Callable
from itertools import accumulate

VOCABULARY, RIVER, MIXTURES = 20_000, 1 << 20, 1 << 14
RARE, EVERY = "quorate", 2_000  # one text in so many has the rare word
SHARES = {
    "integration": 0.5,
    "governance": 0.1,
    "pooled": 0.15,
    "budgets": 0.12,
    "care coordination": 0.01,
    "coordination": 0.03,
    "care": 0.05,
    "commissioning": 0.01,
    "commissioners": 0.01,
    "commissioned": 0.005,
}


class Writer:
    """Writes texts: slices of one long river of words, drawn once, with the words asked for strewn in."""

    def __init__(self, rng: random.Random):
        self.rng = rng
        vocabulary = _invent_words(rng)
        self.river = rng.choices(vocabulary, cum_weights=zipf(len(vocabulary)), k=RIVER)
        self.mixtures = [tuple(word for word, share in SHARES.items() if rng.random() < share) for _ in range(MIXTURES)]
        self.written = 0

    def title(self, length: int) -> str:
        """Return a few words, none of those asked for."""
        start = self.rng.randrange(RIVER - length)
        return " ".join(self.river[start : start + length]).capitalize()

    def text(self, length: int) -> str:
        """Return a text in which the words asked for stand as often as their shares say."""
        start = self.rng.randrange(RIVER - length)
        words = self.river[start : start + length]
        for word in self.mixtures[self.rng.randrange(MIXTURES)]:
            words.insert(self.rng.randrange(length), word)
        self.written += 1
        if self.written % EVERY == 7:
            words.insert(self.rng.randrange(length), RARE)
        return " ".join(words).capitalize() + "."


def zipf(count: int) -> list[float]:
    """Return the cumulative weights of so many things, the first the most frequent."""
    return list(accumulate(1 / rank for rank in range(1, count + 1)))


def drawn(rng: random.Random, things: list) -> Callable[[], object]:
    """Return a function that draws one of the things by Zipf's law, from a pool made once."""
    pool = rng.choices(things, cum_weights=zipf(len(things)), k=1 << 16)
    return lambda: pool[rng.getrandbits(16)]


def _invent_words(rng: random.Random) -> list[str]:
    """Return distinct words of two to five open syllables, which no English word asked for resembles."""
    syllables = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(rng.choices(syllables, k=rng.randint(2, 5)))] = None
    return sorted(words, key=len)
