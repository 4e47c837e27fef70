"""Choosing field by field: a work goes on from how the record stands now, and keeps its owner's text."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from ...enums import WorkStage
from ...models import Outcome, WorkInProgress
from ..errors import NotComplete, Refusal
from ..figures import WRITTEN, figures_of
from ..rows import PlainRow, as_json, from_json, rows_there
from ..workflow import DISCARD, TAKE_BACK
from .proposing import check_window, lock_for, rehearse


class Take(StrEnum):
    """What becomes of one field of a work."""

    MINE = "mine"
    THEIRS = "theirs"
    EDITED = "edited"


@dataclass(frozen=True)
class Choice:
    """What the owner chose for one field; ``text`` is what they wrote, where they wrote something new."""

    take: Take
    text: str = ""


def rebase_work(work: WorkInProgress, *, by: User, choices: Mapping[tuple[int, str], Choice], saves: int) -> None:
    """Let a work go on from how its records stand now: for each chosen field keep mine, theirs, or a new text.

    ``choices`` names a field by the number of its row in the work and its name; what is not named stays as it is.
    A handed-in work stays handed in and is rehearsed again. Raises NotComplete where nothing would be left to change.
    """
    with transaction.atomic():
        current = lock_for(TAKE_BACK if work.stage == WorkStage.HANDED_IN else DISCARD, work, by)
        check_window(current, saves)
        stored = from_json(current.rows)
        there = rows_there(stored)
        rebased = [
            _rebased(row, there.get((row.model_class, row.key)), _of_row(choices, number))
            for number, row in enumerate(stored)
        ]
        rows = [row for row in rebased if row.is_new or row.is_removed or row.values]
        if not rows:
            raise NotComplete("Nothing of yours would be left to change. Put the work aside instead.")
        if current.stage == WorkStage.HANDED_IN:
            rehearse(rows, by, current.reason)
        current.rows, current.saves = as_json(rows), saves + 1
        current.save(update_fields=["rows", "saves", "updated_at"])
    work.refresh_from_db()


def _of_row(choices: Mapping[tuple[int, str], Choice], number: int) -> dict[str, Choice]:
    return {name: choice for (row, name), choice in choices.items() if row == number}


def _rebased(row: PlainRow, there: Any, choices: Mapping[str, Choice]) -> PlainRow:
    values, base = dict(row.values), dict(row.base)
    for name, choice in choices.items():
        if name not in values:
            continue
        if choice.take is Take.THEIRS and not row.is_new:
            del values[name], base[name]
            continue
        if choice.take is Take.EDITED:
            values[name] = _cleaned(row, name, choice.text)
        if not row.is_new and there is not None:
            base[name] = getattr(there, _field(row, name).attname)
    if row.model_class is Outcome and not row.is_removed:
        _read_figures(values, base, there)
    return replace(row, values=values, base=base)


def _read_figures(values: dict[str, Any], base: dict[str, Any], there: Any) -> None:
    """Let the numbers of an outcome follow what is written of them now."""
    written = {name: values.get(name, getattr(there, name, "")) for name in WRITTEN}
    for name, value in figures_of(written).items():
        if there is None or value != getattr(there, name):
            values[name] = value
            if there is not None:
                base[name] = getattr(there, name)
        else:
            values.pop(name, None)
            base.pop(name, None)


def _cleaned(row: PlainRow, name: str, text: str) -> Any:
    field = _field(row, name)
    if not is_written(field):
        raise Refusal(f"{field.verbose_name} is chosen in the form of the record, not written here.")
    try:
        return field.clean(text.strip() or field.get_default(), None)
    except ValidationError as error:
        raise Refusal(f"{str(field.verbose_name).capitalize()}: {' '.join(error.messages)}") from None


def is_written(field: Any) -> bool:
    """Return whether the field is written as text or chosen from fixed choices, rather than a link to a record."""
    return bool(field.editable) and not field.is_relation


def _field(row: PlainRow, name: str) -> Any:
    return row.model_class._meta.get_field(name)
