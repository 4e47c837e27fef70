"""Every weight by which best match first is decided. What the index keeps of them needs a rebuild after a change."""

from math import log2

from .asking.part import Meaning
from .texts import BODY, LINKED, STATEMENT, TITLE

# Of words, when they are asked for

BANDS = {TITLE: 6.0, STATEMENT: 3.5, LINKED: 3.0, BODY: 1.0}
"""How much a word counts where it stands; the best band decides, the others add a little of theirs."""
OTHER_BANDS = 0.2
WEAK_WORD = 0.3
"""A word that says little in a question, such as "keep", against another."""
EXACT_FORM = 1.3
"""A title that has the very form that was typed, against one that has another form of the word."""
NEAR = {TITLE: 24.0, STATEMENT: 10.0, LINKED: 8.0}
"""All words near each other in one band."""
NEAR_SLOP = 2
MOST_NEAR = 12
PAIR, PAIR_SLOP, MOST_PAIRED = {TITLE: 2.0, STATEMENT: 1.0, LINKED: 0.8}, 1, 24
"""Each word and the next near each other in one band, where there are more than two."""
WHOLE_RECORD = 4.0
"""How much a word counts wherever it stands, so that a record with rare words comes before one with common ones."""
EACH_WORD = 8.0
"""What each word counts for being there at all, so that more words come before one that is said often."""
PHRASE = {TITLE: 8.0, "words": 3.0}
"""A quoted phrase, in the title and anywhere."""
NAME = 60.0
"""The whole question is the name of the record."""
NAME_OF_MEANING = 25.0
"""The whole question means the name of the record."""
MEANINGS = {Meaning.NAME: 0.35, Meaning.ACRONYM: 0.6, Meaning.EVERYDAY: 1.0}
"""Other words of the same meaning, against the words themselves, by where they come from."""
CITED = 20.0
"""A paper of a year and an author that the question names, for each such author."""
IDENTIFIER = 1_000.0
MOST_SCORED = 100
"""How many words and phrases of a long question decide the order; all of them decide who is found."""
BEGUN_WORDS = 8
"""How many of the words that begin so, the most frequent ones, decide the order."""
COMMON = 0.2
"""Of two words, one that a greater share of all records has need not be there."""


def words_needed(count: int, asks: bool) -> int:
    """Return how many of the words a record must have to be listed at all.

    A question is asked in more words, and in others, than its answer is given in.
    """
    if asks:
        return max(-(-count // 3), 1)
    return count if count <= 2 else -(-count // 2)


# Of records, kept in the index

KINDS = {
    "lesson": 1.2,
    "initiative": 0.8,
    "programme": 1.05,
    "paper": 1.0,
    "outcome": 0.8,
    "policy": 1.15,
    "theme": 1.1,
    "place": 0.8,
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
