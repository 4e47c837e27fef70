"""Aims as rows: what was stated, what it is about, where it stands, and how far that was checked."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from ..enums import Verification
from ..models import Aim, visible_rows

_COLUMNS = ("slug", "statement", "locator", "note", "source_url", "verification")


@dataclass(frozen=True)
class AimRow:
    """One stated aim."""

    slug: str
    statement: str
    domains: tuple[str, ...]
    locator: str
    note: str
    source_url: str
    verification: str
    is_unchecked: bool


@cache
def aims() -> QuerySet[Aim, dict[str, Any]]:
    """Return visible aims, a row for each domain of an aim; put together once, narrowed for each page."""
    return visible_rows(Aim).order_by("id", "domain_links__id").values(*_COLUMNS, "domain_links__domain__label")


def aim_rows(aims: QuerySet[Aim, dict[str, Any]]) -> list[AimRow]:
    """Return the aims with their domains, in one query."""
    return [_row([row, *others]) for _, (row, *others) in groupby(aims, key=itemgetter("slug"))]


def _row(rows: list[dict[str, Any]]) -> AimRow:
    """Return one aim from its rows, one for each of its domains."""
    aim = rows[0]
    return AimRow(
        aim["slug"],
        aim["statement"],
        tuple(row["domain_links__domain__label"] for row in rows if row["domain_links__domain__label"]),
        aim["locator"],
        aim["note"],
        aim["source_url"],
        str(Verification(aim["verification"]).label),
        aim["verification"] == Verification.RECALLED,
    )
