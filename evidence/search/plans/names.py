"""Everything in the library that has a name: the words by which a text can be seen to speak of it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from ...models import Acronym, visible_rows
from ..asking.lookup import Lookup
from ..asking.words import STOP_WORDS, stems_in, words_in
from ..names import NAMED, names_in
from ..schema import WORDS

KIN = frozenset({"care_model", "population", "programme"})
PROPER = frozenset({"programme", "place"})
RARE, LEAST = 200, 0.1
"""A word that stands in one of so many records says all it can; no word says less than the least."""
KINDRED = 0.6
"""A single word that says less than this makes nothing kin to a theme."""

Stems = tuple[str, ...]


@dataclass(frozen=True)
class Name:
    """One name of one value of a facet, and how much it says: 1 for several words, less for a common single one.

    Letters such as MDT count only as they are written, and the name of a place only with its capital. A single word has
    its ``length``, as very different words may share a stem.
    """

    facet: str
    slug: str
    stems: Stems
    weight: float
    are_letters: bool = False
    is_proper: bool = False
    length: int = 0

    @property
    def telling(self) -> Stems:
        """Its words without those that stand everywhere."""
        return tuple(stem for stem in self.stems if stem not in STOP_WORDS)


@dataclass(frozen=True)
class Names:
    """All names, by their first telling word; and what else is named like a theme."""

    by_word: dict[str, tuple[Name, ...]]
    kin: dict[str, frozenset[tuple[str, str]]]


def load_names(lookup: Lookup) -> Names:
    """Read the names of everything that the public may see."""
    found = dict.fromkeys(_all_names(lookup))
    by_word: dict[str, list[Name]] = defaultdict(list)
    for name in found:
        by_word[(name.telling or name.stems)[0]].append(name)
    names = {word: tuple(those) for word, those in by_word.items()}
    return Names(names, _kin(found))


def _all_names(lookup: Lookup) -> Iterator[Name]:
    texts = [(facet, slug, text) for facet in NAMED for slug, text in _texts(facet)]
    called: dict[Stems, list[tuple[str, str]]] = defaultdict(list)
    for facet, slug, text in texts:
        name = _name(lookup, facet, slug, text)
        if name:
            called[name.stems].append((facet, slug))
            yield name
    for label, meaning in _acronyms().items():
        for facet, slug in called.get(meaning, ()):
            if stems := stems_in(label):
                yield Name(facet, slug, stems, 1.0, are_letters=True)


def _texts(facet: str) -> Iterator[tuple[str, str]]:
    """Return each value of a facet with every name that it has."""
    model, label, others = NAMED[facet]
    for slug, name, more in visible_rows(model).order_by("id").values_list("slug", label, others):
        for text in filter(None, (name.partition("(")[0].strip(), *names_in(more))):
            yield slug, text


def _acronyms() -> dict[str, Stems]:
    """Return the acronyms that stand for one thing alone."""
    meanings: dict[str, set[Stems]] = defaultdict(set)
    for label, meaning in Acronym.objects.filter(retired_on=None).values_list("label", "meaning"):
        meanings[label].add(stems_in(meaning))
    return {label: next(iter(senses)) for label, senses in meanings.items() if len(senses) == 1}


def _name(lookup: Lookup, facet: str, slug: str, text: str) -> Name | None:
    stems = stems_in(text)
    are_letters = " " not in text and sum(letter.isupper() for letter in text) > 1
    if not stems or (STOP_WORDS.issuperset(words_in(text)) and not are_letters):
        return None
    is_single = len(stems) == 1 and not are_letters
    weight = _weight(lookup, stems[0]) if is_single else 1.0
    is_proper = facet in PROPER and not are_letters
    return Name(facet, slug, stems, weight, are_letters, is_proper, len(text) if is_single else 0)


def _weight(lookup: Lookup, stem: str) -> float:
    records = max(int(lookup.searcher.num_docs), 1)
    found = max(int(lookup.searcher.doc_freq(WORDS, stem)), 1)
    return max(min(log(records / found) / log(RARE), 1.0), LEAST)


def _kin(names: dict[Name, None]) -> dict[str, frozenset[tuple[str, str]]]:
    """Return, by theme, the care models, populations and programmes whose name has a name of the theme in it."""
    themes: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.facet == "theme" and not name.are_letters and name.weight >= KINDRED:
            themes[name.stems[0]].append(name)
    kin: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name in names:
        if name.facet in KIN and not name.are_letters:
            for start, stem in enumerate(name.stems):
                for theme in themes.get(stem, ()):
                    if name.stems[start : start + len(theme.stems)] == theme.stems:
                        kin[theme.slug].add((name.facet, name.slug))
    return {theme: frozenset(those) for theme, those in kin.items()}
