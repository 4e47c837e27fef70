"""Writing records as documents of the index: a few queries for each batch, whatever its size."""

import json
import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Any

import tantivy

from .catalogue import loaded_choices
from .gathering import LATEST, PIECES, Gathered, Gatherer
from .glances import glances
from .kinds import KINDS
from .names import name_keys
from .ranking import kept_prior
from .research import research_fields
from .schema import AUTHOR, FACET_FIELDS, IDENTIFIER, NAME, PAIR, PRIOR, TITLE_EXACT, WORDS, WORDS_EXACT, build_schema
from .texts import BANDS, STUDIES, TITLE
from .weighing import Weight, support_rank

BATCH = 1_000
RECORD_BITS, PLACE_BITS = 40, 44
ARTICLES = frozenset({"a", "an", "the"})
NUMBER_WIDTH, LONGEST_TITLE = 8, 1_000
_WORD = re.compile(r"\d+|[^\W\d_]+")
SCHEMA = build_schema()
KIND_RANKS = {kind: rank for rank, kind in enumerate(KINDS)}


def document_key(kind: str, record: int) -> str:
    """Return the name of a document in the index."""
    return f"{kind}:{record}"


class DocumentWriter:
    """Makes the documents of records, in the state of the library after a change."""

    def __init__(self, number: int) -> None:
        self.choices = loaded_choices.load(number)
        self._gatherer: Gatherer | None = None

    def documents(self, kind: str, ids: Collection[int]) -> Iterator[tantivy.Document]:
        """Return the documents of those of the given records that the public may see."""
        if self._gatherer is None or self._gatherer.kind != kind:  # one keeps what it has read
            self._gatherer = Gatherer(kind, self.choices)
        gathered = self._gatherer.gather(ids)
        shown = glances(kind, gathered)
        for record, mine in gathered.items():
            fields, glance = _fields(kind, record, mine), shown.get(record, {})
            fields["glance"] = [json.dumps(glance).encode()]
            rank = support_rank(Weight.of(glance["evidence"])) if "evidence" in glance else 0
            fields["sort_support"] = [sort_number(rank, kind, record)]
            yield tantivy.Document.from_dict(fields, SCHEMA)


def _fields(kind: str, record: int, mine: Gathered) -> dict[str, list[Any]]:
    fields: dict[str, list[Any]] = {"key": [document_key(kind, record)], "kind": [kind], "record": [record]}
    for band in BANDS:
        # Lists of synonyms stand one a line.
        fields[band] = [text.replace("\n", "; ") for text in sorted(mine[band])]
    fields[TITLE_EXACT] = fields[TITLE]
    fields[WORDS] = fields[WORDS_EXACT] = [text for band in BANDS for text in fields[band]]
    fields[IDENTIFIER] = list({identifier.lower() for identifier in mine[IDENTIFIER]})
    fields[NAME] = list({key for name in mine[NAME] for key in name_keys(name)})
    fields[AUTHOR] = sorted(mine[AUTHOR])
    for name, field in FACET_FIELDS.items():
        if name in mine:
            fields[field] = list(mine[name])
    fields[PAIR] = list(mine[PAIR])
    if kind in STUDIES:
        fields |= research_fields(mine)
    fields["sort_year"] = [sort_number(max(map(int, mine[LATEST]), default=0), kind, record)]
    fields["sort_evidence"] = [sort_number(len(mine[PIECES]), kind, record)]
    fields[PRIOR] = [kept_prior(kind, len(mine[PIECES]), record)]
    fields["sort_title"] = [title_key(min(mine[TITLE], default=""), kind, record)]
    return fields


def sort_number(value: int, kind: str, record: int) -> int:
    """Return a number that sorts by the value and, among equals, always in the same order: by kind and number."""
    place = (KIND_RANKS[kind] << RECORD_BITS) + record
    return (value << PLACE_BITS) + (1 << PLACE_BITS) - 1 - place


def title_key(title: str, kind: str, record: int) -> str:
    """Return a text that orders titles from A to Z as a library's catalogue does, and equal ones by kind and number.

    Word by word, without marks and accents, without an article at the start, and numbers by their size.
    """
    plain = title.casefold()
    if not title.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", title).casefold() if not unicodedata.combining(c))
    words = _WORD.findall(plain.replace("'", "").replace("’", ""))
    if len(words) > 1 and words[0] in ARTICLES:
        del words[0]
    padded = [word.zfill(NUMBER_WIDTH) if word.isdigit() else word for word in words]
    return f"{' '.join(padded)[:LONGEST_TITLE]}\t{KIND_RANKS[kind]}\t{record:012}"
