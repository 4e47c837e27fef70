"""Writing records as documents of the index: a few queries for each batch, whatever its size."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import tantivy

from ..models import visible_rows
from .catalogue import FACETS
from .choices import Choices
from .glances import glances
from .kinds import KINDS
from .links import LINKS, combination_keys
from .names import name_keys
from .ranking import kept_prior
from .schema import AUTHOR, IDENTIFIER, NAME, PRIOR, TITLE_EXACT, WORDS, WORDS_EXACT
from .texts import AUTHORS, BANDS, EVIDENCE, IDENTIFIERS, NAMES, TEXTS, TITLE, YEARS
from .weighing import Weight, support_rank

BATCH = 1_000
RECORD_BITS, PLACE_BITS = 40, 44
ARTICLES = frozenset({"a", "an", "the"})
NUMBER_WIDTH, LONGEST_TITLE = 8, 1_000
_WORD = re.compile(r"\d+|[^\W\d_]+")
FIELDS = {band: (band, WORDS, WORDS_EXACT, *([TITLE_EXACT] if band == TITLE else [])) for band in BANDS}
KIND_RANKS = {kind: rank for rank, kind in enumerate(KINDS)}


def document_key(kind: str, record: int) -> str:
    """Return the name of a document in the index."""
    return f"{kind}:{record}"


class DocumentWriter:
    """Makes the documents of records. Labels and trees of the facets are read once for each writer."""

    def __init__(self) -> None:
        self.choices: dict[str, Choices] = {name: facet.load() for name, facet in FACETS.items()}

    def documents(self, kind: str, ids: Collection[int]) -> Iterator[tantivy.Document]:
        """Return the documents of those of the given records that the public may see."""
        visible = visible_rows(KINDS[kind].model)
        records = set(visible.filter(pk__in=ids).values_list("pk", flat=True))
        if not records:
            return
        texts = {band: _gather(rows.values(records) for rows in TEXTS[kind][band]) for band in BANDS}
        identifiers = _gather(rows.values(records) for rows in IDENTIFIERS.get(kind, ()))
        names = _gather(rows.values(records) for rows in NAMES.get(kind, ()))
        authors = _gather(people.values(records) for people in AUTHORS.get(kind, ()))
        facets = {name: self._facet_values(name, kind, records) for name in FACETS}
        pairs = self._pairs(kind, records)
        years = _gather([YEARS[kind].values(records)] if kind in YEARS else [])
        evidence = _gather(rows.values(records) for rows in EVIDENCE[kind])
        shown = glances(kind, records)
        for record in sorted(records):
            document = tantivy.Document()
            document.add_text("key", document_key(kind, record))
            document.add_text("kind", kind)
            document.add_unsigned("record", record)
            document.add_bytes("glance", json.dumps(shown.get(record, {})).encode())
            for band in BANDS:
                _add_words(document, band, texts[band].get(record, ()))
            _add_each(document, IDENTIFIER, {identifier.lower() for identifier in identifiers.get(record, ())})
            _add_each(document, NAME, {key for name in names.get(record, ()) for key in name_keys(name)})
            _add_each(document, AUTHOR, authors.get(record, ()))
            for name, values in facets.items():
                for value in values.get(record, ()):
                    document.add_text(f"facet_{name}", value)
            _add_each(document, "pair", pairs.get(record, ()))
            document.add_unsigned("sort_year", sort_number(max(map(int, years.get(record, {"0"}))), kind, record))
            sources = len(evidence.get(record, ()))
            document.add_unsigned("sort_evidence", sort_number(sources, kind, record))
            document.add_float(PRIOR, kept_prior(kind, sources, record))
            document.add_text("sort_title", title_key(min(texts[TITLE].get(record, {""})), kind, record))
            weight = Weight.of(shown.get(record, {}).get("evidence", ()))
            document.add_unsigned("sort_support", sort_number(support_rank(weight), kind, record))
            yield document

    def _facet_values(self, name: str, kind: str, ids: Collection[int]) -> dict[int, set[str]]:
        found = _gather(source.values(ids) for source in FACETS[name].sources.get(kind, ()))
        return {record: self.choices[name].with_ancestors(values) for record, values in found.items()}

    def _pairs(self, kind: str, ids: Collection[int]) -> dict[int, set[str]]:
        pairs: dict[int, set[str]] = defaultdict(set)
        for links in LINKS.get(kind, ()):
            for record, carried in links.carried(ids):
                spread = {facet: self.choices[facet].with_ancestors(values) for facet, values in carried.items()}
                pairs[record].update(combination_keys(spread))
        return pairs


def _add_words(document: tantivy.Document, band: str, texts: Iterable[str]) -> None:
    for text in sorted(texts):
        one_line = text.replace("\n", "; ")  # lists of synonyms stand one a line
        for field in FIELDS[band]:
            document.add_text(field, one_line)


def _add_each(document: tantivy.Document, field: str, texts: Iterable[str]) -> None:
    for text in texts:
        document.add_text(field, text)


def _gather(sources: Iterable[Iterable[tuple[int, str]]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for source in sources:
        for record, value in source:
            found[record].add(value)
    return found


def sort_number(value: int, kind: str, record: int) -> int:
    """Return a number that sorts by the value and, among equals, always in the same order: by kind and number."""
    place = (KIND_RANKS[kind] << RECORD_BITS) + record
    return (value << PLACE_BITS) + (1 << PLACE_BITS) - 1 - place


def title_key(title: str, kind: str, record: int) -> str:
    """Return a text that orders titles from A to Z as a library's catalogue does, and equal ones by kind and number.

    Word by word, without marks and accents, without an article at the start, and numbers by their size.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", title).casefold() if not unicodedata.combining(c))
    words = _WORD.findall(plain.replace("'", "").replace("’", ""))
    if len(words) > 1 and words[0] in ARTICLES:
        del words[0]
    padded = [word.zfill(NUMBER_WIDTH) if word.isdigit() else word for word in words]
    return f"{' '.join(padded)[:LONGEST_TITLE]}\t{KIND_RANKS[kind]}\t{record:012}"
