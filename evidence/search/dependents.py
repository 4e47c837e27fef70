"""Which documents of the index a changed row touches.

Nothing is listed by hand: every word and every facet value in a document comes from a declared source, so the rows
that a document depends on are those that its sources pass through. Where only some columns changed, and none that
ties a row to others or lets it be seen, the documents are those whose sources end in one of these columns.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache

from django.db import connection, models
from django.db.models.expressions import RawSQL

from ..models import Place, PlaceContainment, Programme, Term, Theme, related_model
from .catalogue import FACETS
from .glances import SHOWN
from .kinds import KINDS
from .links import LINKS
from .sources import Rows
from .texts import AUTHORS, EVIDENCE, IDENTIFIERS, NAMES, STUDIES, TESTED, TEXTS, YEARS

CHUNK = 5_000
MARK = "/* rows */"  # where the numbers of rows stand in a statement
Documents = set[tuple[str, int]]
Route = tuple[str, type[models.Model], str, str]  # kind, table, path to the record, path to the changed row
Routes = dict[Route, frozenset[str]]  # with the columns of the changed row that a document shows


def documents_touched(
    model: type[models.Model], ids: Collection[int], columns: Collection[str] | None = None
) -> Documents:
    """Return (kind, id) of every document that shows something of the given rows, or did before they change.

    ``columns`` are those that changed, where that is known; a row's own document is always among those returned.
    """
    if columns is not None and not _ties(model).isdisjoint(columns):
        columns = None
    if columns is not None:
        own = {(kind, record) for kind in _own_kinds(model) for record in ids}
        return own | _ask(_statement(model, frozenset(columns) & _shown(model)), list(ids))
    touched: Documents = set()
    if model is PlaceContainment:
        touched |= documents_touched(Place, PlaceContainment.objects.filter(pk__in=ids).values_list("place", flat=True))
    everything = list(_with_descendants(model, set(ids)))
    touched |= {(kind, record) for kind in _own_kinds(model) for record in everything}
    return touched | _ask(_statement(model), everything)


def _ask(statement: str, ids: list[int]) -> Documents:
    """Return the documents that a statement finds for the rows named at its mark."""
    found: Documents = set()
    for start in range(0, len(ids) if statement else 0, CHUNK):
        among = ",".join(str(int(number)) for number in ids[start : start + CHUNK])
        with connection.cursor() as cursor:
            cursor.execute(statement.replace(MARK, among))
            found |= {(kind, record) for kind, record in cursor.fetchall() if record is not None}
    return found


@cache
def _ties(model: type[models.Model]) -> frozenset[str]:
    """Return the columns that tie a row to others, or let it be seen; by its slug a row is found under others."""
    relations = {field.name for field in model._meta.concrete_fields if field.is_relation}
    return frozenset({*relations, "id", "status", "slug"})


@cache
def _shown(model: type[models.Model]) -> frozenset[str]:
    """Return the columns of a table that any document shows."""
    return frozenset().union(*_routes().get(model, {}).values())


@cache
def _own_kinds(model: type[models.Model]) -> tuple[str, ...]:
    """Return the kinds whose documents are of rows of this table."""
    return tuple(route[0] for route in _routes().get(model, ()) if _is_own(model, route))


@cache
def _statement(model: type[models.Model], columns: frozenset[str] | None = None) -> str:
    """Return the statement that asks along the ways from a table to documents, for rows to be named at its mark.

    All ways, or those by which a document shows one of the columns. Every saved row asks it, so it is written once.
    """
    parts = []
    for route, shown in _routes().get(model, {}).items():
        kind, rows_model, owner, path = route
        if not _is_own(model, route) and (columns is None or columns & shown):
            rows = rows_model._default_manager.filter(**{f"{path}__in": RawSQL(MARK, ())})  # noqa: S611 - no input
            owners = rows.order_by().values_list(owner).query
            parts.append(f"SELECT '{kind}' AS kind, found.* FROM ({owners}) AS found")  # noqa: S608 - written by Django
    return " UNION ".join(parts)


def _is_own(model: type[models.Model], route: Route) -> bool:
    return route[1:] == (model, "pk", "pk")


@cache
def _routes() -> dict[type[models.Model], Routes]:
    """Return, for each model, the ways from its rows to documents, with the columns that these show."""
    routes: dict[type[models.Model], dict[Route, set[str]]] = defaultdict(lambda: defaultdict(set))
    for kind in KINDS:
        record: type[models.Model] = KINDS[kind].model
        routes[record][kind, record, "pk", "pk"] = set()
        for rows in _sources_of(kind):
            for path, model, column in _stations(rows):
                routes[model][kind, rows.model, rows.owner, path].add(column)
    return {
        model: {route: frozenset(found[route]) for route in sorted(found, key=str)} for model, found in routes.items()
    }


def _sources_of(kind: str) -> Iterable[Rows]:
    for bands in TEXTS[kind].values():
        yield from bands
    yield from IDENTIFIERS.get(kind, ())
    yield from NAMES.get(kind, ())
    for names in AUTHORS.get(kind, ()):
        yield from names.watched()
    yield from EVIDENCE[kind]
    yield from STUDIES.get(kind, ())
    yield from TESTED if kind == "outcome" else ()
    yield from SHOWN.get(kind, ())
    if kind in YEARS:
        yield YEARS[kind]
    for facet in FACETS.values():
        for source in facet.sources.get(kind, ()):
            yield from source.watched()
    for links in LINKS.get(kind, ()):
        for paths in links.paths.values():
            yield from (Rows(links.model, links.owner, path) for path in paths)


def _stations(rows: Rows) -> Iterable[tuple[str, type[models.Model], str]]:
    """Return every record that a source passes through, with those on which their visibility depends.

    With each goes the column that the source reads there: a tie, but for the last.
    """
    *names, column = rows.path.split("__")
    yield from _with_parents("", rows.model, names[0] if names else column)
    model, prefix = rows.model, ""
    for at, name in enumerate(names, 1):
        model, prefix = related_model(model, name), f"{prefix}{name}__"
        yield from _with_parents(prefix, model, names[at] if at < len(names) else column)


def _with_parents(
    prefix: str, model: type[models.Model], column: str = "status"
) -> Iterable[tuple[str, type[models.Model], str]]:
    yield f"{prefix}pk", model, column
    for name in getattr(model, "needs", ()):
        yield from _with_parents(f"{prefix}{name}__", related_model(model, name))


def _with_descendants(model: type[models.Model], ids: set[int]) -> set[int]:
    """Return the rows and all below them, since what bears a child is found under its parents too."""
    found, latest = set(ids), set(ids)
    while latest:
        latest = _children(model, latest) - found
        found |= latest
    return found


def _children(model: type[models.Model], ids: set[int]) -> set[int]:
    if model is Place:
        return set(PlaceContainment.objects.filter(container__in=ids).values_list("place", flat=True))
    if issubclass(model, Term) or model in (Theme, Programme):
        return set(model._default_manager.filter(parent__in=ids).values_list("pk", flat=True))
    return set()
