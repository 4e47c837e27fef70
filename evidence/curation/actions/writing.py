"""Entering and revising records with their links, as one change."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import models

from ...enums import Status
from ...models import Curated, Link
from ..changes import change
from ..errors import Refusal
from ..permissions import Right, check_may


def check_may_write(row: models.Model, *, by: User) -> None:
    """Raise NotAllowed when the person may not change this row; what is published needs a further right."""
    is_public = isinstance(row, Curated) and row.pk is not None and row.status != Status.DRAFT
    check_may(by, Right.REVISE_PUBLISHED if is_public else Right.WRITE)


def save_records(
    *,
    by: User,
    save: Iterable[models.Model],
    remove: Iterable[models.Model] = (),
    action: str = "revise",
    reason: str = "",
) -> None:
    """Save rows and remove links together: all of it or nothing, as one change set."""
    rows, gone = list(save), list(remove)
    for row in [*rows, *gone]:
        check_may_write(row, by=by)
    for row in gone:
        if not isinstance(row, Link):
            raise Refusal("Records are withdrawn, never deleted.")
    with change(by=by, action=action, reason=reason) as open_change:
        for row in rows:
            open_change.save(row)
        for row in gone:
            open_change.remove_link(row)
