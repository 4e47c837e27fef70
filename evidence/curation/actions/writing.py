"""Entering and revising records with their links, as one change."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models

from ...enums import Status
from ...models import Curated, Link, Term
from ..changes import change
from ..errors import NeedsReview, Refusal
from ..permissions import Right, check_may


def check_may_write(row: models.Model, *, by: User) -> None:
    """Raise NotAllowed when the person may not change this row.

    What waits for review is changed by reviewers; what readers see, only through a work that a second person accepts
    (NeedsReview), unless the library is kept by one person (``REVIEW_REQUIRED=false``).
    """
    check_may(by, Right.WRITE)
    if isinstance(row, Term):
        check_may(by, Right.KEEP_VOCABULARY)
    if isinstance(row, Curated) and row.pk is not None and row.status == Status.IN_REVIEW:
        check_may(by, Right.REVIEW)
    if is_public(row):
        if settings.REVIEW_REQUIRED:
            raise NeedsReview("What readers see changes only when a second person accepts it. Hand your change in.")
        check_may(by, Right.REVIEW)


def is_public(row: models.Model) -> bool:
    """Return whether readers see the row, or would as soon as it is saved."""
    if isinstance(row, Curated):
        return row.pk is not None and row.status in {Status.PUBLISHED, Status.WITHDRAWN}
    if isinstance(row, Link):
        parents = [getattr(row, name) for name in row.needs]
        return bool(parents) and all(parent is None or _is_published(parent) for parent in parents)
    return False


def _is_published(record: models.Model) -> bool:
    return getattr(record, "status", Status.PUBLISHED) == Status.PUBLISHED and record.pk is not None


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
