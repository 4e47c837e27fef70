"""Other words of the same meaning, from the vocabulary and the records: labels, synonyms, acronyms, aliases."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...models import Acronym, ProgrammeKind, Theme, visible_rows
from ..names import NAMED, Naming, names_in
from .words import STOP_WORDS, stems_in, words_in

MOST_MEANINGS = 8
LONGEST_SPAN = 8
NAMINGS: tuple[Naming, ...] = (*NAMED.values(), (ProgrammeKind, "label", "synonyms"))
"""What has a name and other names. Kinds of document are left out: their synonyms are clues, not meanings."""

Stems = tuple[str, ...]


@dataclass(frozen=True)
class Span:
    """Words of a question that stand for something with other names; ``senses`` are what an acronym stands for."""

    start: int
    end: int
    meanings: tuple[str, ...]
    senses: tuple[str, ...]


@dataclass
class Synonyms:
    """Other names by the stems of a name, what acronyms stand for, and the acronyms of a meaning."""

    others: dict[Stems, dict[Stems, str]] = field(default_factory=lambda: defaultdict(dict))
    senses: dict[Stems, dict[Stems, str]] = field(default_factory=lambda: defaultdict(dict))
    acronyms: dict[Stems, dict[Stems, str]] = field(default_factory=lambda: defaultdict(dict))

    def knows(self, stems: Stems) -> bool:
        """Return whether this is a name or an acronym, and therefore not misspelt."""
        return stems in self.senses or stems in self.others

    def spans(self, words: Sequence[str], stems: Sequence[str], typed: Sequence[str]) -> Iterator[Span]:
        """Yield the stretches of a question that have other names, the longest first, none inside another."""
        start = 0
        while start < len(stems):
            for end in range(min(len(stems), start + LONGEST_SPAN), start, -1):
                found = self.span(tuple(stems[start:end]), start)
                if found and not (end == start + 1 and words[start] in STOP_WORDS and not typed[start].isupper()):
                    yield found
                    start = end - 1
                    break
            start += 1

    def span(self, key: Stems, start: int = 0) -> Span | None:
        """Return what else these words are called, or None where they are no name."""
        senses = self.senses.get(key, {})
        meanings = dict(senses)
        for sense in senses:
            meanings |= self.senses.get(sense, {})  # s75 is section 75, and that a pooled budget
        meanings |= self.acronyms.get(key, {})
        meanings |= {} if senses else self.others.get(key, {})  # what was written out for an acronym is exact
        wanted = [other for other in meanings if other != key and not set(key) <= set(other)]
        shortest = [one for one in wanted if not any(one != other and _holds(one, other) for other in wanted)]
        if not shortest:
            return None
        return Span(
            start, start + len(key), tuple(meanings[one] for one in shortest[:MOST_MEANINGS]), tuple(senses.values())
        )


def load_synonyms() -> Synonyms:
    """Read all names and acronyms that the public may see."""
    found = Synonyms()
    _load_acronyms(found)
    for model, name, others in NAMINGS:
        rows: Iterable[tuple[Any, Any]] = visible_rows(model).exclude(**{others: ""}).values_list(name, others)
        for label, texts in rows:
            for text in names_in(texts):
                _tie(found, label.partition("(")[0].strip() or label, text, is_broader=model is Theme)
    return found


def _load_acronyms(found: Synonyms) -> None:
    rows = list(Acronym.objects.filter(retired_on=None).order_by("id").values_list("label", "meaning"))
    for label, meaning in rows:
        found.senses[stems_in(label)][stems_in(meaning)] = meaning
    for label, meaning in rows:
        key = stems_in(label)
        if len(found.senses[key]) == 1 and _is_telling(label):
            found.acronyms[stems_in(meaning)][key] = label


def _tie(found: Synonyms, label: str, other: str, *, is_broader: bool) -> None:
    """Tie a label and another name both ways. A theme is broader than a single word that leads to it."""
    one, two = stems_in(label), stems_in(other)
    if not one or not two or one == two or two in found.senses:
        return
    if _is_telling(other):
        found.others[one].setdefault(two, other)
    if _is_telling(label) and not (is_broader and len(two) == 1):
        found.others[two].setdefault(one, label)


def _is_telling(text: str) -> bool:
    """Return whether a text has a word that is not in every record."""
    return not STOP_WORDS.issuperset(words_in(text))


def _holds(one: Stems, other: Stems) -> bool:
    """Return whether one has all of the other in it, in a row."""
    return any(one[start : start + len(other)] == other for start in range(len(one) - len(other) + 1))
