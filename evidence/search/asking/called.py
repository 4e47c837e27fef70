"""What somebody calls a theme, a programme or a place: the facet values that a name in a question stands for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import models

from ...models import Place, Programme, Theme, visible_rows
from .words import stem, words_in

SOURCES: Mapping[str, tuple[type[models.Model], str, str]] = {
    "theme": (Theme, "label", "synonyms"),
    "programme": (Programme, "name", "abbreviation"),
    "place": (Place, "name", "aliases"),
}

Words = tuple[str, ...]


@dataclass(frozen=True)
class Called:
    """The names of the values of one facet, as words."""

    names: tuple[tuple[str, Words], ...]

    def exactly(self, words: Words) -> list[str]:
        """Return the values of which this is a whole name, whatever its endings."""
        return self.matching(lambda name: stems_of(name) == stems_of(words))

    def containing(self, words: Words) -> list[str]:
        """Return the values that have these words one after another in a name, or else all of them."""
        stems = stems_of(words)
        apart = self.matching(lambda name: _contains(stems_of(name), stems))
        return apart or self.matching(lambda name: set(stems) <= set(stems_of(name)))

    def beginning(self, words: Words) -> list[str]:
        """Return the values that have these words in a name, the last of which may go on."""
        *whole, begun = words
        starts = range(len(whole), 1_000)
        return self.matching(
            lambda name: any(
                name[at].startswith(begun) and list(name[at - len(whole) : at]) == whole
                for at in starts[: max(len(name) - len(whole), 0)]
            )
        )

    def matching(self, matches: Callable[[Words], bool]) -> list[str]:
        """Return the values that have a name of which this is true."""
        return list(dict.fromkeys(slug for slug, name in self.names if matches(name)))


def load_called(field: str) -> Called:
    """Read the names of all values of a field: slug, label, and other names."""
    model, label, others = SOURCES[field]
    names = []
    for slug, name, more in visible_rows(model).order_by("id").values_list("slug", label, others):
        texts = [slug, name, name.partition("(")[0], *more.replace(";", "\n").split("\n")]
        names += [(slug, words) for words in dict.fromkeys(tuple(words_in(text)) for text in texts) if words]
    return Called(tuple(names))


def stems_of(words: Words) -> Words:
    """Return the stems of words."""
    return tuple(map(stem, words))


def _contains(name: Words, stems: Words) -> bool:
    return any(name[start : start + len(stems)] == stems for start in range(len(name) - len(stems) + 1))
