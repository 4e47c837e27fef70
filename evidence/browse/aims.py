"""Aims as rows: what was stated, what it is about, where it stands, and how far that was checked."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from ..enums import Verification
from ..models import Aim, visible_rows

_COLUMNS = ("slug", "statement", "locator", "note", "source_url", "verification", "programme_id", "policy_id")


@dataclass(frozen=True)
class AimRow:
    """One stated aim; ``subjects`` are the outcome domains that it is about, by name in addresses."""

    slug: str
    statement: str
    subjects: dict[str, str]
    locator: str
    note: str
    source_url: str
    verification: str
    is_unchecked: bool
    programme_id: int | None
    policy_id: int | None = None

    @property
    def domains(self) -> tuple[str, ...]:
        """The labels of its outcome domains."""
        return tuple(self.subjects.values())


@cache
def aims() -> QuerySet[Aim, dict[str, Any]]:
    """Return visible aims, a row for each domain of an aim; put together once, narrowed for each page."""
    domain = ("domain_links__domain__slug", "domain_links__domain__label")
    return visible_rows(Aim).order_by("id", "domain_links__id").values(*_COLUMNS, *domain)


def aim_rows(aims: QuerySet[Aim, dict[str, Any]]) -> list[AimRow]:
    """Return the aims with their domains, in one query."""
    labels = {value: str(label) for value, label in Verification.choices}
    return [_row([row, *others], labels) for _, (row, *others) in groupby(aims, key=itemgetter("slug"))]


def _row(rows: list[dict[str, Any]], labels: dict[str, str]) -> AimRow:
    """Return one aim from its rows, one for each of its domains."""
    aim = rows[0]
    subjects = {
        row["domain_links__domain__slug"]: row["domain_links__domain__label"]
        for row in rows
        if row["domain_links__domain__slug"]
    }
    return AimRow(
        aim["slug"],
        aim["statement"],
        subjects,
        aim["locator"],
        aim["note"],
        aim["source_url"],
        labels[aim["verification"]],
        aim["verification"] == Verification.RECALLED,
        aim["programme_id"],
        aim["policy_id"],
    )
