"""What somebody calls a theme, a place or another value of a facet: the values that a name stands for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db import models

from ...models import CareModel, OutcomeDomain, Place, Population, Programme, Theme, visible_rows
from ..choices import Choices
from .words import stem, words_in

OTHER_NAMES: Mapping[str, tuple[type[models.Model], str]] = {
    "theme": (Theme, "synonyms"),
    "programme": (Programme, "abbreviation"),
    "place": (Place, "aliases"),
    "care_model": (CareModel, "synonyms"),
    "population": (Population, "synonyms"),
    "domain": (OutcomeDomain, "synonyms"),
}
"""Where the values of a facet have other names, one a line."""

Words = tuple[str, ...]


@dataclass(frozen=True)
class Called:
    """The names of the values of one facet, as words, and their labels."""

    names: tuple[tuple[str, Words], ...]
    labels: tuple[str, ...] = ()

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


def load_called(field: str, choices: Choices) -> Called:
    """Return the names of all values of a facet: in addresses, the label, and other names."""
    others = _other_names(field)
    names = []
    for slug, label in choices.labels.items():
        texts = [slug, label, label.partition("(")[0], *others.get(slug, "").replace(";", "\n").split("\n")]
        names += [(slug, words) for words in dict.fromkeys(tuple(words_in(text)) for text in texts) if words]
    names += [(slug, tuple(words_in(former))) for former, slug in choices.moved.items()]
    return Called(tuple(names), tuple(choices.labels.values()))


def _other_names(field: str) -> dict[str, str]:
    if field not in OTHER_NAMES:
        return {}
    model, others = OTHER_NAMES[field]
    return dict(visible_rows(model).order_by().values_list("slug", others))


def stems_of(words: Words) -> Words:
    """Return the stems of words."""
    return tuple(map(stem, words))


def _contains(name: Words, stems: Words) -> bool:
    return any(name[start : start + len(stems)] == stems for start in range(len(name) - len(stems) + 1))
