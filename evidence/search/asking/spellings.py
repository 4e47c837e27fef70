"""British and American spelling, and words written as one or as two: the same word to whoever asks."""

import re
from collections.abc import Callable
from functools import lru_cache

from .words import read_list

_ISE = re.compile(r"(\w{3,})([iy])([sz])(e|es|ed|er|ers|ing|ation|ations|ational|able|is|es)")
_BEGINNING = re.compile(r"(\w{4,})([iy])([sz])([aei]\w*)?")
_OTHER_LETTER = {"s": "z", "z": "s"}
_PARTS = tuple(tuple(pair.split("/")) for pair in read_list("spellings"))
_WHOLE = {"fulfil": "fulfill", "enrol": "enroll", "instil": "instill", "learnt": "learned", "whilst": "while"}
_WHOLE |= {american: british for british, american in _WHOLE.items()}
_FIRST_HALVES = frozenset(read_list("first_halves"))


@lru_cache(maxsize=50_000)
def other_spellings(word: str) -> frozenset[str]:
    """Return the word as it is spelt on the other side of the Atlantic, whether anybody spells it so or not."""
    return frozenset(_other_spellings(word))


def _other_spellings(word: str) -> set[str]:
    found = {_WHOLE[word]} if word in _WHOLE else set()
    if match := _ISE.fullmatch(word):
        start, vowel, letter, end = match.groups()
        found.add(f"{start}{vowel}{_OTHER_LETTER[letter]}{end}")
    for british, american in _PARTS:
        if british in word:
            return found | {word.replace(british, american)}
        if american in word:
            return found | {word.replace(american, british)}
    return found


def other_beginnings(beginning: str) -> set[str]:
    """Return the beginning of a word as it is spelt on the other side of the Atlantic."""
    found = set(other_spellings(beginning))
    if match := _BEGINNING.fullmatch(beginning):
        start, vowel, letter, end = match.groups()
        found.add(f"{start}{vowel}{_OTHER_LETTER[letter]}{end or ''}")
    return found


def split_in_two(word: str, is_known: Callable[[str], bool]) -> tuple[str, str] | None:
    """Return the two words that one may also be written as, such as co-location, where the library has both."""
    for end in range(2, min(len(word) - 2, 9)):
        first, second = word[:end], word[end:]
        if first in _FIRST_HALVES and len(second) > 2 and is_known(first) and is_known(second):
            return first, second
    return None
