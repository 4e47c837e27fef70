"""How people ask in plain speech: which words make a question, which say little in one, and what the field calls it."""

from collections.abc import Collection

from .words import LISTS, read_list, stem

_QUESTION_WORDS = frozenset(read_list("question_words"))
_WEAK_STEMS = frozenset(map(stem, read_list("weak_words")))


def is_question(words: Collection[str]) -> bool:
    """Return whether words are those of a question asked as to a person, and not key words of a catalogue."""
    return len(words) > 1 and not _QUESTION_WORDS.isdisjoint(words)


def is_weak(word: str) -> bool:
    """Return whether a word says little of what a question is about, such as "keep" or "anybody"."""
    return stem(word) in _WEAK_STEMS


def words_of_the_field(word: str) -> tuple[str, ...]:
    """Return what the field calls that which people ask for with an everyday word, such as savings for money."""
    return _OF_THE_FIELD.get(stem(word), ())


def _read_pairs() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for line in (LISTS / "everyday.txt").read_text(encoding="utf-8").splitlines():
        said, _, meant = line.partition(":")
        for word in said.split():
            found.setdefault(stem(word), {}).update(dict.fromkeys(text.strip() for text in meant.split(",")))
    return {word: tuple(texts) for word, texts in found.items()}


_OF_THE_FIELD = _read_pairs()
