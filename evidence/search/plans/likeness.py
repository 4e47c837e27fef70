"""Records that are like a text: those that share its terms and its rarer words. One query for each kind of record.

The weights only order; what a reader is told is which terms a record shares.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

import tantivy

from ..asking.lookup import MUST, SHOULD, Lookup, weighed, worth
from ..asking.words import stems_in
from ..counts import FacetCounter
from ..documents import document_key
from ..filters import KIND
from ..hits import plain_hits
from ..narrowing import field_of
from ..results import Hit
from ..schema import PRIOR, WORDS
from ..snapshot import Snapshot, current_snapshot
from ..texts import TITLE
from .names import Names, load_names
from .reading import Reading, Term, read_text

FACETS = {"initiative": ("theme", "care_model", "population", "programme", "place"), "lesson": ("theme", "programme")}
WORTH = {"theme": 8.0, "care_model": 12.0, "population": 12.0, "programme": 10.0, "place": 10.0}
"""What a shared term counts, at most; a term that many records have counts less."""
MOST_STRENGTH = 2.0
LEAST_IN_WORDS = 0.45
"""A theme that is named more weakly, by one everyday word, is not told to a reader."""
KIN = 0.6
"""What is named like a theme of the text, against what the text names itself."""
MOST_WORDS = 40
IN_TITLE, ANYWHERE = 0.8, 1.0
COMMON = 0.25
"""Words that stand in a larger part of the library tell nothing apart."""


@dataclass(frozen=True)
class PlanRead:
    """A text as one state of the library reads it."""

    reading: Reading
    names: Names
    snapshot: Snapshot


def read_plan(text: str) -> PlanRead:
    """Read a text. Raises IndexMissing while there is no index."""
    snapshot = current_snapshot()
    lookup = Lookup(snapshot.searcher, snapshot.index.schema)
    names = snapshot.remember("names of everything", lambda: load_names(lookup))
    return PlanRead(read_text(text, names), names, snapshot)


@dataclass(frozen=True)
class Near:
    """A record that is near to a text, with the telling words that stand in its title or summary too."""

    hit: Hit
    words: tuple[str, ...]


def find_like(plan: PlanRead, kind: str, *, limit: int, known: Mapping[int, float] | None = None) -> list[Near]:
    """Return the records of a kind that are nearest to a text.

    ``known`` gives what the numbers of some records are worth besides, for a reason that stands in the database.
    """
    snapshot = plan.snapshot
    words = dict(_telling_words(plan))
    parts = [*_shared_terms(plan, kind), *_shared_words(plan, words), *_known(plan, kind, known or {})]
    if not parts:
        return []
    lookup = Lookup(snapshot.searcher, snapshot.index.schema)
    like = tantivy.Query.boolean_query([(SHOULD, part) for part in parts])
    query = tantivy.Query.boolean_query([(MUST, like), (MUST, worth(lookup.listed(KIND, kind), 0.0))])
    found = snapshot.searcher.search(query, limit, count=False, weight_by_field=PRIOR)
    return [_near(plan, words, hit, texts) for hit, texts in plain_hits(found.hits, snapshot)]


def _near(plan: PlanRead, words: Mapping[str, float], hit: Hit, texts: Iterable[str]) -> Near:
    there = {stem for text in texts for stem in stems_in(text)}
    return Near(hit, tuple(plan.reading.forms[word] for word in words if word in there))


def _known(plan: PlanRead, kind: str, known: Mapping[int, float]) -> Iterator[tantivy.Query]:
    """Yield what each record is worth that is known to belong to the text."""
    for record, value in known.items():
        key = document_key(kind, record)
        yield worth(tantivy.Query.term_query(plan.snapshot.index.schema, "key", key, "basic"), value)


def _shared_terms(plan: PlanRead, kind: str) -> Iterator[tantivy.Query]:
    """Yield what each term of the text is worth to a record that has it."""
    schema, query = plan.snapshot.index.schema, tantivy.Query
    for (facet, slug), strength in _wanted(plan).items():
        if facet in FACETS[kind]:
            term = query.term_query(schema, field_of(facet), slug, "basic")
            yield worth(term, WORTH[facet] * min(strength, MOST_STRENGTH) * _rarity(plan.snapshot, kind, facet, slug))


def _wanted(plan: PlanRead) -> dict[tuple[str, str], float]:
    """Return the terms to look for, with how strongly the text names them, and those named like its themes."""
    wanted = {(term.facet, term.slug): term.strength for terms in plan.reading.terms.values() for term in terms}
    for theme in plan.reading.of("theme"):
        for kin in plan.names.kin.get(theme.slug, ()):
            wanted.setdefault(kin, KIN * theme.strength)
    return wanted


def shared_kin(plan: PlanRead) -> dict[tuple[str, str], Term]:
    """Return the care models, populations and programmes that are named like a theme of the text, with that theme."""
    found: dict[tuple[str, str], Term] = {}
    for theme in plan.reading.of("theme"):
        for kin in plan.names.kin.get(theme.slug, ()):
            found.setdefault(kin, theme)
    return found


def _rarity(snapshot: Snapshot, kind: str, facet: str, slug: str) -> float:
    """Return a number from 0 to 1 that says how few of the records of a kind have a term."""
    counts = snapshot.remember(f"terms of each {kind}", lambda: _count(snapshot, kind))
    total = counts[KIND].get(kind, 0)
    return log(1 + total / counts[facet].get(slug, 1)) / log(1 + max(total, 1)) if total else 0.0


def _count(snapshot: Snapshot, kind: str) -> dict[str, dict[str, int]]:
    everything = tantivy.Query.exists_query(KIND)
    counter = FacetCounter(snapshot.searcher, snapshot.index.schema, everything, {KIND: [kind]})
    return counter.count_within([KIND, *FACETS[kind]])


def _telling_words(plan: PlanRead) -> Iterator[tuple[str, float]]:
    """Yield the words that tell most of a text, with how often they stand there, muted."""
    searcher = plan.snapshot.searcher
    records = max(int(searcher.num_docs), 1)
    weighed_words = []
    for word, count in plan.reading.words.items():
        found = int(searcher.doc_freq(WORDS, word))
        if 0 < found <= max(COMMON * records, 1):
            often = 1 + log(count)
            weighed_words.append((-often * log(records / found), word, often))
    for _rank, word, often in sorted(weighed_words)[:MOST_WORDS]:
        yield word, often


def _shared_words(plan: PlanRead, words: Mapping[str, float]) -> Iterator[tantivy.Query]:
    lookup = Lookup(plan.snapshot.searcher, plan.snapshot.index.schema)
    for word, often in words.items():
        yield weighed(lookup.term(TITLE, word), IN_TITLE * often)
        yield weighed(lookup.term(WORDS, word), ANYWHERE * often)


def find_themes(plan: PlanRead, *, limit: int) -> list[Term]:
    """Return the themes that a text names, those first that it names most and few lessons have."""
    told = [
        (term.strength * _rarity(plan.snapshot, "lesson", "theme", term.slug), term)
        for term in plan.reading.of("theme")
        if term.strength >= LEAST_IN_WORDS
    ]
    return [term for _rank, term in sorted(told, key=lambda one: (-one[0], one[1].slug))[:limit]]
