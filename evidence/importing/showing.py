"""An import as data for machines: every record, what becomes of it, and numbers that add up."""

from typing import Any

from ..models import ImportRow, ImportRun
from .cells import several
from .fates import count_fates
from .formats.reference import FIELDS


def import_as_json(run: ImportRun) -> dict[str, Any]:
    """Return the import with its records."""
    return {
        "run": run.pk,
        "file": run.file_name,
        "format": run.format,
        "kind": run.kind,
        "stage": run.stage,
        "note": run.note,
        "total": run.records,
        "counts": count_fates(run),
        "change": run.change_set_id,
        "waiting_for_review": run.work_id,
        "records": [row_as_json(row) for row in run.rows.order_by("number").iterator(chunk_size=500)],
    }


def row_as_json(row: ImportRow) -> dict[str, Any]:
    """Return a record with what becomes of it, and why."""
    parsed = row.parsed.get("cells") or row.parsed
    year = parsed.get("year")
    return {
        "number": row.number,
        "line": row.line,
        "title": row.title,
        "authors": _names(parsed.get("authors")),
        "editors": _names(parsed.get("editors")),
        "authors_incomplete": bool(row.parsed.get("authors_incomplete")),
        **{name: parsed.get(name) or None for name in ("year", *FIELDS)},
        "year": int(year) if str(year or "").isdigit() else None,
        "action": row.action,
        "choice": row.choice,
        "matched": row.matched,
        "reasons": row.reasons,
        "differences": row.differences,
        "left_over": row.parsed.get("left_over", []),
    }


def _names(stored: Any) -> list[dict[str, str]]:
    """Return names as {family, given} or {literal}; a sheet writes them in one cell."""
    if isinstance(stored, list):
        return [_name(**name) for name in stored]
    return [_name(*_divided(name)) for name in several(stored or "") if name.lower() != "and others"]


def _divided(name: str) -> tuple[str, str, str]:
    family, comma, given = (part.strip() for part in name.partition(","))
    return (family, given, "") if comma else ("", "", name)


def _name(family: str = "", given: str = "", literal: str = "") -> dict[str, str]:
    return {"literal": literal} if literal else {"family": family, "given": given}
