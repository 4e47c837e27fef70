"""Every weight by which best match first is decided. What the index keeps of them needs a rebuild after a change."""

from math import log2

from .texts import BODY, LINKED, STATEMENT, TITLE

# Of words, when they are asked for

BANDS = {TITLE: 6.0, STATEMENT: 2.5, LINKED: 2.0, BODY: 1.0}
"""How much a word counts where it stands; the best band decides, the others add a little of theirs."""
OTHER_BANDS = 0.2
EXACT_FORM = 1.3
"""A title that has the very form that was typed, against one that has another form of the word."""
NEAR = {TITLE: 24.0, STATEMENT: 10.0, LINKED: 8.0}
"""All words near each other in one band."""
NEAR_SLOP = 2
MOST_NEAR = 12
ALL_WORDS = 4.0
"""A record with all of the words, where one with most of them is listed too."""
PHRASE = {TITLE: 8.0, "words": 3.0}
"""A quoted phrase, in the title and anywhere."""
NAME = 60.0
"""The whole question is the name of the record."""
NAME_OF_MEANING = 25.0
"""The whole question means the name of the record."""
EXPANSION = 0.35
"""Other words of the same meaning, against the words themselves."""
IDENTIFIER = 1_000.0
MOST_SCORED = 100
"""How many words and phrases of a long question decide the order; all of them decide who is found."""
BEGUN_WORDS = 8
"""How many of the words that begin so, the most frequent ones, decide the order."""


def words_needed(count: int) -> int:
    """Return how many of the words a record must have to be listed at all."""
    return count if count <= 3 else count - count // 4


# Of records, kept in the index

KINDS = {
    "lesson": 1.15,
    "initiative": 1.05,
    "programme": 1.1,
    "paper": 1.0,
    "outcome": 0.9,
    "policy": 1.0,
    "theme": 1.1,
    "place": 1.0,
}
EVIDENCE, MOST_EVIDENCE = 0.02, 32
FIRST_NUMBER, NUMBERS = 0.004, 8_192
"""So little that it decides only between records that match alike: the lower number first, in any process."""


def prior(kind: str, evidence: int, record: int) -> float:
    """Return by how much a record's score is multiplied, whatever is asked: its kind, and gently its evidence."""
    by_evidence = 1 + EVIDENCE * log2(1 + min(evidence, MOST_EVIDENCE))
    by_number = 1 + FIRST_NUMBER * (1 - record % NUMBERS / NUMBERS)
    return KINDS[kind] * by_evidence * by_number


def kept_prior(kind: str, evidence: int, record: int) -> float:
    """Return the number that makes the engine multiply by the prior: it takes the logarithm of two more than that."""
    return float(2 ** prior(kind, evidence, record) - 2)
