"""What somebody calls a theme, a place or another value of a facet: the values that a name stands for."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from ...models import visible_rows
from ..choices import Choices
from ..names import NAMED, names_in
from .words import stem, words_in

Words = tuple[str, ...]


@dataclass(frozen=True)
class Called:
    """The names of the values of one facet, as words, and their labels.

    A strategy may ask for thousands of names, so that each is looked up and none is compared with all.
    """

    names: tuple[tuple[str, Words], ...]
    labels: tuple[str, ...]

    def exactly(self, words: Words) -> list[str]:
        """Return the values of which this is a whole name, whatever its endings."""
        return self._values(at for at in self._having(words) if self._stems[at] == stems_of(words))

    def containing(self, words: Words) -> list[str]:
        """Return the values that have these words one after another in a name, or else all of them."""
        stems, having = stems_of(words), self._having(words)
        return self._values(at for at in having if _contains(self._stems[at], stems)) or self._values(having)

    def beginning(self, words: Words) -> list[str]:
        """Return the values that have these words in a name, the last of which may go on."""
        *whole, begun = words
        first = bisect_left(self._words, begun)
        longer = takewhile(lambda word: word.startswith(begun), islice(self._words, first, None))
        having = sorted({at for word in longer for at in self._by_word[word]})
        return self._values(at for at in having if _goes_on(self.names[at][1], tuple(whole), begun))

    def _values(self, places: Iterable[int]) -> list[str]:
        return list(dict.fromkeys(self.names[at][0] for at in places))

    def _having(self, words: Words) -> list[int]:
        """Return where the names stand that have all these words in any form."""
        return sorted(set.intersection(*(self._by_stem.get(stem, set()) for stem in stems_of(words))))

    @cached_property
    def _stems(self) -> list[Words]:
        return [stems_of(words) for _, words in self.names]

    @cached_property
    def _by_stem(self) -> dict[str, set[int]]:
        return _places(self._stems)

    @cached_property
    def _by_word(self) -> dict[str, set[int]]:
        return _places(words for _, words in self.names)

    @cached_property
    def _words(self) -> list[str]:
        return sorted(self._by_word)


def load_called(field: str, choices: Choices) -> Called:
    """Return the names of all values of a facet: in addresses, the label, and other names."""
    others = _other_names(field)
    names = []
    for slug, label in choices.labels.items():
        texts = [slug, label, label.partition("(")[0], *names_in(others.get(slug, ""))]
        names += [(slug, words) for words in dict.fromkeys(tuple(words_in(text)) for text in texts) if words]
    names += [(slug, tuple(words_in(former))) for former, slug in choices.moved.items()]
    return Called(tuple(names), tuple(choices.labels.values()))


def _other_names(field: str) -> dict[str, str]:
    if field not in NAMED:
        return {}
    model, _, others = NAMED[field]
    return dict(visible_rows(model).order_by().values_list("slug", others))


def stems_of(words: Words) -> Words:
    """Return the stems of words."""
    return tuple(map(stem, words))


def _places(names: Iterable[Words]) -> dict[str, set[int]]:
    """Return, for each word, at which places the names stand that have it."""
    found: dict[str, set[int]] = defaultdict(set)
    for at, words in enumerate(names):
        for word in words:
            found[word].add(at)
    return found


def _contains(name: Words, stems: Words) -> bool:
    return any(name[start : start + len(stems)] == stems for start in range(len(name) - len(stems) + 1))


def _goes_on(name: Words, whole: Words, begun: str) -> bool:
    """Return whether a name has the whole words and, right after them, one that begins so."""
    last = len(whole)
    return any(name[at].startswith(begun) and name[at - last : at] == whole for at in range(last, len(name)))
