"""Erasing for good, where the law demands it: an administrator, a reason, and a row that says so."""

from django.contrib.auth.models import User
from django.db.models import ProtectedError

from ...models import Curated, Erasure, historical_rows
from ..changes import change
from ..errors import NotComplete, Refusal
from ..permissions import Right, check_may


def erase_record(record: Curated, *, by: User, reason: str) -> Erasure:
    """Remove a record with its links and its history. Raises Refusal, naming them, where other records need it."""
    check_may(by, Right.ERASE)
    if not reason.strip():
        raise NotComplete("Give the reason; it is all that remains.")
    model, number = type(record), record.pk
    try:
        with change(by=by, action="erase", reason=reason.strip()) as open_change:
            open_change.erase(record)
            historical_rows(model).filter(id=number).delete()
            return Erasure.objects.create(
                by=by, kind=str(model._meta.model_name), slug=getattr(record, "slug", ""), reason=reason.strip()
            )
    except ProtectedError as error:
        needed = ", ".join(f"“{row}”" for row in list(error.protected_objects)[:5])
        raise Refusal(f"Other records need it: {needed}. Merge or erase those first.") from None
