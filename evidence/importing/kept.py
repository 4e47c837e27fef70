"""What an import leaves alone, and at which stage it enters records."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import models

from ..curation.actions import check_may_write
from ..curation.changes import Change
from ..enums import Status
from ..models import historical_rows


@dataclass(frozen=True)
class Conditions:
    """How a file may change the library.

    ``status`` is the stage of new records. ``kept`` gives the records that stay as they are, for a table and the
    column of the record that its rows belong to. ``check`` raises Refusal for a row that may not be written.
    """

    status: Status
    kept: Callable[[type[models.Model], str], set[int]]
    check: Callable[[models.Model], None]


def conditions_of_loader(change: Change) -> Conditions:
    """Return those of the starting content: published at once, and never over what somebody else has changed."""
    return Conditions(
        Status.PUBLISHED, lambda model, owner: changed_by_others(model, change, owner), check=lambda row: None
    )


def conditions_of(by: User) -> Conditions:
    """Return those of a person: drafts, and nothing that readers see already."""
    return Conditions(Status.DRAFT, kept=lambda model, owner: set(), check=lambda row: check_may_write(row, by=by))


def changed_by_others(model: type[models.Model], change: Change, owner: str = "id") -> set[int]:
    """Return the records that somebody other than the loader has changed at any time.

    For a table of links, ``owner`` names the column of the record to which the links belong.
    """
    own = {"change_set__by": change.change_set.by, "change_set__action": change.change_set.action}
    return set(historical_rows(model).exclude(**own).values_list(owner, flat=True))
