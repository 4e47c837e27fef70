"""Which documents of the index a changed row touches.

Nothing is listed by hand: every word and every facet value in a document comes from a declared source, so the rows
that a document depends on are those that its sources pass through.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache

from django.db import connection, models
from django.db.models.expressions import RawSQL

from ..models import Place, PlaceContainment, Programme, Term, Theme, related_model
from .catalogue import FACETS
from .kinds import KINDS
from .links import LINKS
from .sources import Rows
from .texts import AUTHORS, EVIDENCE, IDENTIFIERS, NAMES, STUDIES, TESTED, TEXTS, YEARS

CHUNK = 5_000
MARK = "/* rows */"  # where the numbers of rows stand in a statement
Documents = set[tuple[str, int]]
Route = tuple[str, type[models.Model], str, str]  # kind, table, path to the record, path to the changed row


def documents_touched(model: type[models.Model], ids: Collection[int]) -> Documents:
    """Return (kind, id) of every document that shows something of the given rows, or did before they change."""
    touched: Documents = set()
    if model is PlaceContainment:
        touched |= documents_touched(Place, PlaceContainment.objects.filter(pk__in=ids).values_list("place", flat=True))
    everything = list(_with_descendants(model, set(ids)))
    touched |= {(kind, record) for kind in _own_kinds(model) for record in everything}
    if statement := _statement(model):
        for start in range(0, len(everything), CHUNK):
            among = ",".join(str(int(number)) for number in everything[start : start + CHUNK])
            with connection.cursor() as cursor:
                cursor.execute(statement.replace(MARK, among))
                touched |= {(kind, record) for kind, record in cursor.fetchall() if record is not None}
    return touched


@cache
def _own_kinds(model: type[models.Model]) -> tuple[str, ...]:
    """Return the kinds whose documents are of rows of this table."""
    return tuple(route[0] for route in _routes().get(model, ()) if _is_own(model, route))


@cache
def _statement(model: type[models.Model]) -> str:
    """Return the statement that asks along all ways from a table to documents, for rows to be named at its mark.

    Every saved row asks it, so it is written once.
    """
    parts = []
    for route in _routes().get(model, ()):
        kind, rows_model, owner, path = route
        if not _is_own(model, route):
            rows = rows_model._default_manager.filter(**{f"{path}__in": RawSQL(MARK, ())})  # noqa: S611 - no input
            owners = rows.order_by().values_list(owner).query
            parts.append(f"SELECT '{kind}' AS kind, found.* FROM ({owners}) AS found")  # noqa: S608 - written by Django
    return " UNION ".join(parts)


def _is_own(model: type[models.Model], route: Route) -> bool:
    return route[1:] == (model, "pk", "pk")


@cache
def _routes() -> dict[type[models.Model], tuple[Route, ...]]:
    """Return, for each model, the ways from its rows to documents: kind, table, owner path, path to the model."""
    routes: dict[type[models.Model], set[Route]] = defaultdict(set)
    for kind in KINDS:
        record: type[models.Model] = KINDS[kind].model
        routes[record].add((kind, record, "pk", "pk"))
        for rows in _sources_of(kind):
            for path, model in _stations(rows):
                routes[model].add((kind, rows.model, rows.owner, path))
    return {model: tuple(sorted(found, key=str)) for model, found in routes.items()}


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
    if kind in YEARS:
        yield YEARS[kind]
    for facet in FACETS.values():
        for source in facet.sources.get(kind, ()):
            yield from source.watched()
    for links in LINKS.get(kind, ()):
        for paths in links.paths.values():
            yield from (Rows(links.model, links.owner, path) for path in paths)


def _stations(rows: Rows) -> Iterable[tuple[str, type[models.Model]]]:
    """Return every record that a source passes through, with those on which their visibility depends."""
    yield from _with_parents("", rows.model)
    model, prefix = rows.model, ""
    for name in rows.path.split("__")[:-1]:
        model, prefix = related_model(model, name), f"{prefix}{name}__"
        yield from _with_parents(prefix, model)


def _with_parents(prefix: str, model: type[models.Model]) -> Iterable[tuple[str, type[models.Model]]]:
    yield f"{prefix}pk", model
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
