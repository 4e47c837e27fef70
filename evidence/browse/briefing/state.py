"""A briefing as a value, read from an address or a form and written as one; what is wrong with it is said."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict

from ...search import KINDS
from ...web.translation import translate as _
from .texts import tidy_line, tidy_text

MOST_RECORDS, MOST_SEARCHES = 60, 10
LONGEST_TITLE, LONGEST_INTRODUCTION, LONGEST_NOTE, LONGEST_SEARCH = 150, 2_000, 1_000, 1_500
RECORD, NOTE, TITLE, INTRODUCTION, SEARCH = "r", "note.", "title", "intro", "from"
READ_IN_ORDER = ("lesson", "outcome", "initiative", "programme", "policy", "theme", "place", "paper")
_KEY = re.compile(rf"({'|'.join(KINDS)}):([-\w]{{1,80}})", re.ASCII)


class Key(NamedTuple):
    """A record by its kind and address, written as in lesson:pooled-budgets."""

    kind: str
    slug: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.slug}"


class Problem(NamedTuple):
    """What is wrong with a briefing, and the field in which it is."""

    field: str
    sentence: str


def read_key(text: str) -> Key | None:
    """Return the record that a text names, whether or not there is one, or None where it can name none."""
    found = _KEY.fullmatch(text)
    return Key(found[1], found[2]) if found else None


@dataclass(frozen=True)
class Briefing:
    """What a reader put together: records in order, own words, and the searches that it came from."""

    records: tuple[Key, ...] = ()
    notes: Mapping[Key, str] = field(default_factory=dict)
    title: str = ""
    introduction: str = ""
    searches: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: QueryDict) -> "Briefing":
        """Read an address's query or a form. A record that is named twice stands once."""
        keys = [key for text in data.getlist(RECORD) if (key := read_key(text))]
        records = tuple(dict.fromkeys(keys))
        notes = {key: note for key in records if (note := tidy_text(data.get(f"{NOTE}{key}", "")))}
        searches = tuple(dict.fromkeys(text for text in map(tidy_line, data.getlist(SEARCH)) if text))
        return cls(records, notes, tidy_line(data.get(TITLE, "")), tidy_text(data.get(INTRODUCTION, "")), searches)

    @cached_property
    def query(self) -> str:
        """The query of its address, in one spelling for each briefing."""
        return urlencode(self.pairs(), safe=":/")

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.records or self.title or self.introduction)

    def pairs(self) -> list[tuple[str, str]]:
        """Return what its address holds, as names and values in order."""
        named = [(TITLE, self.title), (INTRODUCTION, self.introduction)]
        records = [pair for key in self.records for pair in ((RECORD, str(key)), (f"{NOTE}{key}", self.notes.get(key)))]
        searches = [(SEARCH, search) for search in self.searches]
        return [(name, value) for name, value in (*named, *records, *searches) if value]

    def problems(self) -> list[Problem]:
        """Return what is longer than a briefing may be."""
        found = []
        if len(self.title) > LONGEST_TITLE:
            found.append(Problem(TITLE, _too_long(_("The title"), self.title, LONGEST_TITLE)))
        if len(self.introduction) > LONGEST_INTRODUCTION:
            sentence = _too_long(_("The introduction"), self.introduction, LONGEST_INTRODUCTION)
            found.append(Problem(INTRODUCTION, sentence))
        found += [
            Problem(f"{NOTE}{key}", _too_long(_("A note"), note, LONGEST_NOTE))
            for key, note in self.notes.items()
            if len(note) > LONGEST_NOTE
        ]
        if len(self.records) > MOST_RECORDS:
            sentence = _("A briefing holds at most %(most)s records; this one has %(n)s. Take some out.")
            found.append(Problem(RECORD, sentence % {"most": MOST_RECORDS, "n": len(self.records)}))
        return found

    def adding(self, key: Key, *, found_by: str = "", note: str = "") -> "Briefing":
        """Return the briefing with one record more at its end, and the search that found it."""
        notes = {**self.notes, key: note} if note else self.notes
        added = replace(self, records=tuple(dict.fromkeys((*self.records, key))), notes=notes)
        return added.found_by(found_by)

    def found_by(self, search: str) -> "Briefing":
        """Return the briefing with one search more, as far as it keeps searches."""
        if not search or len(search) > LONGEST_SEARCH or len(self.searches) >= MOST_SEARCHES:
            return self
        return replace(self, searches=tuple(dict.fromkeys((*self.searches, search))))

    def without(self, *keys: Key) -> "Briefing":
        """Return the briefing without some records and their notes."""
        notes = {key: note for key, note in self.notes.items() if key not in keys}
        return replace(self, records=tuple(key for key in self.records if key not in keys), notes=notes)

    def moving(self, key: Key, steps: int) -> "Briefing":
        """Return the briefing with a record moved among those of its kind, which stand together."""
        peers = [other for other in self.records if other.kind == key.kind]
        if key not in peers or not 0 <= peers.index(key) + steps < len(peers):
            return self
        other = peers[peers.index(key) + steps]
        exchanged = {key: other, other: key}
        return replace(self, records=tuple(exchanged.get(each, each) for each in self.records))

    def joined_by(self, other: "Briefing") -> "Briefing":
        """Return the briefing with the records, notes and searches of another that it has not got itself."""
        searches = tuple(dict.fromkeys((*self.searches, *other.searches)))[:MOST_SEARCHES]
        return Briefing(
            tuple(dict.fromkeys((*self.records, *other.records))),
            {**other.notes, **self.notes},
            self.title or other.title,
            self.introduction or other.introduction,
            searches,
        )


def _too_long(what: str, text: str, most: int) -> str:
    sentence = _("%(what)s has %(n)s characters; at most %(most)s fit. Shorten it.")
    return sentence % {"what": what, "n": f"{len(text):,}", "most": f"{most:,}"}
