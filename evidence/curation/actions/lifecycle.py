"""Moving a record through its stages: submit, send back, publish, withdraw, restore."""

from django.conf import settings
from django.contrib.auth.models import User

from ...models import ChangeSet, Curated, historical_rows
from ..changes import change
from ..completeness import missing_to_publish
from ..errors import NotAllowed, NotComplete
from ..permissions import check_may
from ..turns import turn
from ..workflow import PUBLISH, RESTORE, SEND_BACK, SUBMIT, WITHDRAW, Step, check_step


def submit_record(record: Curated, *, by: User) -> None:
    """Hand a draft to a reviewer. Raises Refusal when it is no draft or something is missing."""
    missing = missing_to_publish(record)
    if missing:
        raise NotComplete(f"Before it can be submitted: {'; '.join(missing)}.")
    _move(record, SUBMIT, by=by)


def send_back_record(record: Curated, *, by: User, reason: str) -> None:
    """Return a record in review to its author, with a reason."""
    _move(record, SEND_BACK, by=by, reason=_required(reason))


def publish_record(record: Curated, *, by: User) -> None:
    """Make a reviewed record public. The reviewer is not the person who submitted it."""
    missing = missing_to_publish(record)
    if missing:
        raise NotComplete(f"Before it can be published: {'; '.join(missing)}.")
    if settings.REVIEW_REQUIRED and _submitter(record) == by.pk:
        raise NotAllowed("You submitted this record yourself. A second person publishes it.")
    _move(record, PUBLISH, by=by)


def withdraw_record(record: Curated, *, by: User, reason: str) -> None:
    """Take a published record off the public pages; its address says why."""
    _move(record, WITHDRAW, by=by, reason=_required(reason))


def restore_record(record: Curated, *, by: User, reason: str) -> None:
    """Bring a withdrawn record back as a draft."""
    _move(record, RESTORE, by=by, reason=_required(reason))


def _required(reason: str) -> str:
    if not reason.strip():
        raise NotComplete("Give a reason; readers and colleagues will see it.")
    return reason.strip()


def _move(record: Curated, step: Step, *, by: User, reason: str = "") -> None:
    check_may(by, step.right)
    with turn():
        current = type(record).objects.select_for_update().get(pk=record.pk)
        check_step(step, current.status)
        with change(by=by, action=step.name, reason=reason) as open_change:
            current.status = step.target
            current.withdrawn_reason = reason if step is WITHDRAW else ""
            open_change.save(current)
    record.status, record.withdrawn_reason = current.status, current.withdrawn_reason


def _submitter(record: Curated) -> int | None:
    submissions = (
        historical_rows(type(record)).filter(id=record.pk, change_set__action=SUBMIT.name).order_by("-history_id")
    )
    return ChangeSet.objects.filter(pk__in=submissions.values("change_set")[:1]).values_list("by", flat=True).first()
