"""Words of a text as the index has them."""

from functools import lru_cache
from pathlib import Path

from ..schema import exact_words, stemmed_words

MOST_WORDS, MOST_TYPED = 40, 200
LISTS = Path(__file__).parent / "lists"


def read_list(name: str) -> list[str]:
    """Return the words of one of the lists beside this file."""
    return (LISTS / f"{name}.txt").read_text(encoding="utf-8").split()


STOP_WORDS = frozenset(read_list("stop_words"))


def words_in(text: str) -> list[str]:
    """Return the words of a text as they are written, in small letters and without accents."""
    return list(exact_words.analyze(text))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return what all forms of a word have in common."""
    return str((stemmed_words.analyze(word) or [word])[0])


def stems_in(text: str) -> tuple[str, ...]:
    """Return the stems of the words of a text."""
    return tuple(stemmed_words.analyze(text))
