"""What an import leaves alone: everything that somebody else has changed since."""

from django.db import models

from ..curation.changes import Change
from ..models import historical_rows


def changed_by_others(model: type[models.Model], change: Change, owner: str = "id") -> set[int]:
    """Return the records that somebody other than the importer has changed at any time.

    For a table of links, ``owner`` names the column of the record to which the links belong.
    """
    rows = historical_rows(model).exclude(change_set__by=change.change_set.by)
    return set(rows.values_list(owner, flat=True))
