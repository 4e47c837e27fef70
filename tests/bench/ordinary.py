"""The same questions through ordinary Django queries: the FilterSet's querysets, full text by what each database has.

Written as a careful Django developer would: the ids of a small answer are fetched once and counted on; one query a
facet and kind of record where the database can group alone; where a record may have a value in several ways, the
distinct pairs are counted in Python, as are broader terms.
PostgreSQL has a full-text index on title and text of each table. Only a record's own title and text are searched,
which is less than this search does; the words asked for stand nowhere else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVector
from django.db import connections
from django.db.models import Count, Q, QuerySet
from django.utils.datastructures import MultiValueDict

from evidence.models import related_model, visible_rows
from evidence.search.catalogue import FACETS
from evidence.search.confidence import ConfidenceSource
from evidence.search.filters import KIND, LibraryFilters, choices_of
from evidence.search.kinds import KINDS
from evidence.search.links import LINKS, linked_facets
from evidence.search.sources import Rows, given, nations_in, visible_along

from .questions import BEST, Answer, Question

TEXTS = {
    "lesson": ("statement", "explanation"),
    "initiative": ("name", "summary"),
    "programme": ("name", "aims_summary"),
    "paper": ("title", "summary"),
    "outcome": ("measure", "note"),
    "policy": ("title", "summary"),
    "theme": ("label", "definition"),
    "place": ("name", "aliases"),
}
FEW = 10_000
Chosen = dict[str, tuple[str, ...]]


def add_text_indexes(alias: str) -> None:
    """Give each table on PostgreSQL the index that makes its full-text search quick."""
    with connections[alias].schema_editor() as editor:
        for kind, texts in TEXTS.items():
            editor.add_index(KINDS[kind].model, GinIndex(_vector(texts), name=f"bench_text_{kind}"))


class OrdinaryDjango:
    """Answers questions from the library's tables on one database."""

    def __init__(self, alias: str):
        self.alias = alias
        self.is_postgres = connections[alias].vendor == "postgresql"

    def __call__(self, question: Question) -> Answer:
        """Return the whole answer to one question."""
        found = {kind: self._found(kind, question, question.chosen) for kind in KINDS}
        kinds = {kind: rows.count() for kind, rows in found.items()}
        found = {kind: self._fetched_if_few(kind, rows, kinds[kind]) for kind, rows in found.items()}
        counts = {KIND: {kind: count for kind, count in kinds.items() if count}}
        for facet in FACETS:
            others = {name: values for name, values in question.chosen.items() if name != facet}
            counted: Counter[str] = Counter()
            for kind in FACETS[facet].sources:
                rows = found[kind]
                if facet in question.chosen:
                    rows = self._found(kind, question, others)
                    rows = self._fetched_if_few(kind, rows, rows.count())
                counted.update(self._count(facet, kind, rows, others))
            counts[facet] = {value: count for value, count in counted.items() if value in choices_of(facet).labels}
        return Answer(sum(kinds.values()), counts, self._best(found, question))

    def _found(self, kind: str, question: Question, chosen: Chosen) -> QuerySet:
        rows = visible_rows(KINDS[kind].model).using(self.alias).order_by()
        data = MultiValueDict({name: list(values) for name, values in chosen.items()})
        rows = LibraryFilters(data, queryset=rows).qs
        return self._with_text(rows, kind, question) if question.text else rows

    def _fetched_if_few(self, kind: str, rows: QuerySet, count: int) -> QuerySet:
        if count > FEW:
            return rows
        model = KINDS[kind].model
        return model.objects.using(self.alias).filter(pk__in=list(rows.values_list("pk", flat=True))).order_by()

    def _with_text(self, rows: QuerySet, kind: str, question: Question) -> QuerySet:
        if self.is_postgres:
            return rows.annotate(vector=_vector(TEXTS[kind])).filter(vector=_query(question))
        condition = Q()
        for part in question.words or (question.phrase or question.beginning,):
            title, text = (Q(**{f"{name}__icontains": part}) for name in TEXTS[kind])
            condition &= title | text
        return rows.filter(condition)

    def _count(self, facet: str, kind: str, found: QuerySet, others: Chosen) -> Counter[str]:
        """Count the records of one kind by their values of one facet."""
        sources = FACETS[facet].sources[kind]
        if facet in linked_facets(kind) and linked_facets(kind) & others.keys():
            return _count_pairs(facet, self._of_one_link(facet, kind, found, others))
        if isinstance(sources[0], ConfidenceSource):
            by_value = {
                value: found.filter(sources[0].condition([value])).count() for value in choices_of(facet).labels
            }
            return Counter({value: count for value, count in by_value.items() if count})
        if len(sources) == 1 and _is_own(sources[0]):
            return _count_own(facet, sources[0], found)
        return _count_pairs(facet, (pair for rows in sources for pair in self._tied(rows, found)))

    def _tied(self, rows: Rows, found: QuerySet) -> QuerySet:
        """Return the distinct pairs of record and value that rows tied to the records give."""
        tied = visible_rows(rows.model).using(self.alias).order_by()
        tied = tied.filter(
            Q(**{f"{rows.owner}__in": found.values("pk")})
            & given(rows.model, rows.path)
            & visible_along(rows.model, rows.path)
        )
        return tied.values_list(rows.owner, rows.path).distinct()

    def _of_one_link(self, facet: str, kind: str, found: QuerySet, others: Chosen) -> Iterable[tuple[int, Any]]:
        """Return the pairs that links give which carry a choice of every other facet as well."""
        chosen = {name: choices_of(name).with_descendants(others[name]) for name in linked_facets(kind) & others.keys()}
        for links in LINKS[kind]:
            if {facet, *chosen} <= links.paths.keys():
                rows = visible_rows(links.model).using(self.alias).order_by()
                for name, values in chosen.items():
                    carries = Q()
                    for path in links.paths[name]:
                        carries |= Q(**{f"{path}__in": values}) & visible_along(links.model, path)
                    rows = rows.filter(carries)
                for path in links.paths[facet]:
                    carried = rows.filter(
                        Q(**{f"{links.owner}__in": found.values("pk")})
                        & given(links.model, path)
                        & visible_along(links.model, path)
                    )
                    yield from carried.values_list(links.owner, path).distinct()

    def _best(self, found: dict[str, QuerySet], question: Question) -> list[tuple[str, str]]:
        best: list[tuple[Any, str, str]] = []
        for kind, rows in found.items():
            title, text = TEXTS[kind]
            if question.text and self.is_postgres:
                query = _query(question)
                rank, snippet = SearchRank(_vector(TEXTS[kind]), query), SearchHeadline(text, query, config="english")
                ranked = rows.annotate(rank=rank).order_by("-rank").annotate(snippet=snippet)
                best += [(-rank, *row) for rank, *row in ranked.values_list("rank", title, "snippet")[:BEST]]
            else:
                best += [(row[0], *row) for row in rows.order_by(title).values_list(title, text)[:BEST]]
        return [(title, text[:240]) for _, title, text in sorted(best)[:BEST]]


def _is_own(source: Any) -> bool:
    """Return whether a record has at most one value, in its own row or in one that it points to."""
    if not isinstance(source, Rows):
        return True
    model, names = source.model, source.path.split("__")
    for name in names[:-1]:
        if not model._meta.get_field(name).many_to_one:
            return False
        model = related_model(model, name)
    return source.owner == "pk"


def _count_own(facet: str, source: Any, found: QuerySet) -> Counter[str]:
    """Count values that stand in the record's own row: one each, so broader terms are sums."""
    if isinstance(source, Rows):
        found = found.filter(given(source.model, source.path) & visible_along(source.model, source.path))
    counted: Counter[str] = Counter()
    for text, count in found.values_list(source.path).annotate(Count("pk")):
        values = choices_of(facet).with_ancestors([str(text)]) if isinstance(source, Rows) else nations_in(text)
        counted.update(dict.fromkeys(values, count))
    return counted


def _count_pairs(facet: str, pairs: Iterable[tuple[int, Any]]) -> Counter[str]:
    """Count records by values that they may have in several ways, each and every broader one once."""
    values: dict[int, set[str]] = defaultdict(set)
    for record, value in pairs:
        values[record].add(str(value))
    choices = choices_of(facet)
    return Counter(value for mine in values.values() for value in choices.with_ancestors(mine))


def _vector(texts: tuple[str, str]) -> SearchVector:
    return SearchVector(*texts, config="english")


def _query(question: Question) -> SearchQuery:
    if question.phrase:
        return SearchQuery(question.phrase, search_type="phrase", config="english")
    if question.beginning:
        return SearchQuery(f"{question.beginning}:*", search_type="raw", config="english")
    return SearchQuery(" ".join(question.words), config="english")
