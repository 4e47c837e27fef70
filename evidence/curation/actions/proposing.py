"""Work in progress: kept as it is typed, handed in, and let go live by a second person."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction

from ...history import latest_change, parts_of
from ...models import Curated, Place, PlaceOverlap, WorkInProgress
from ..changes import Change, change
from ..completeness import missing_to_publish
from ..errors import NotComplete, WrongStage
from ..overlaps import mirror_overlaps
from ..permissions import Right, check_may
from ..rows import PlainRow, as_json, from_json, write_rows
from ..turns import turn
from ..workflow import ACCEPT, DISCARD, HAND_IN, REOPEN, SEND_BACK_WORK, TAKE_BACK, WorkStep, check_work_step


def begin_work(
    *, by: User, form: str, title: str = "", about: models.Model | None = None, typed: dict[str, Any] | None = None
) -> WorkInProgress:
    """Begin a work that only its owner and the reviewers see; ``about`` is the record that it would change."""
    check_may(by, Right.WRITE)
    return WorkInProgress.objects.create(
        form=form,
        title=title[:300],
        owner=by,
        typed=typed or {},
        kind=str(about._meta.model_name) if about else "",
        record_id=about.pk if about else None,
        began_from=latest_change(about, parts_of(type(about))) if about else None,
    )


def keep_work(work: WorkInProgress, *, by: User, typed: dict[str, Any], saves: int, title: str = "") -> int:
    """Keep what was typed, and return how often the work has been saved.

    Raises WrongStage where another window has saved it since this one read it: nothing is written over unseen.
    """
    with transaction.atomic():
        current = lock_for(DISCARD, work, by)
        check_window(current, saves)
        current.typed, current.saves = typed, saves + 1
        current.title = title[:300] or current.title
        current.save(update_fields=["typed", "saves", "title", "updated_at"])
    return current.saves


def hand_in_work(work: WorkInProgress, *, by: User, rows: Sequence[PlainRow], reason: str = "") -> None:
    """Hand a work to a reviewer, with what it would change.

    Raises NotComplete where it would change nothing or a record would lack what it needs, and the database's own
    error where that refuses a row: the change is carried out and taken back.
    """
    check_may(by, Right.SUBMIT)
    if not rows:
        raise NotComplete("Nothing would change. Enter something first, or put the work aside.")
    with transaction.atomic():
        rehearse(rows, by, reason)
        current = lock_for(HAND_IN, work, by)
        current.rows, current.reason, current.stage = as_json(rows), reason.strip(), HAND_IN.target
        current.answer = ""
        current.save()
    work.refresh_from_db()


def propose(
    rows: Sequence[PlainRow], *, by: User, form: str, title: str, reason: str, about: models.Model | None = None
) -> WorkInProgress:
    """Begin a work and hand it in at once, as a form does whose save may not go live by itself."""
    with transaction.atomic():
        work = begin_work(by=by, form=form, title=title, about=about)
        hand_in_work(work, by=by, rows=rows, reason=reason)
    return work


def take_back_work(work: WorkInProgress, *, by: User) -> None:
    """Open a handed-in work again, to go on writing."""
    with transaction.atomic():
        _take(TAKE_BACK, lock_for(TAKE_BACK, work, by))
    work.refresh_from_db()


def send_back_work(work: WorkInProgress, *, by: User, answer: str) -> None:
    """Return a handed-in work to its owner, saying why."""
    check_may(by, Right.REVIEW)
    if not answer.strip():
        raise NotComplete("Say what should be different; its owner will read it.")
    with transaction.atomic():
        current = lock_for(SEND_BACK_WORK, work, by)
        current.answer, current.reviewer = answer.strip(), by
        _take(SEND_BACK_WORK, current)
    work.refresh_from_db()


def discard_work(work: WorkInProgress, *, by: User) -> None:
    """Put a work aside. Nothing of it is lost: it can be opened again."""
    with transaction.atomic():
        _take(DISCARD, lock_for(DISCARD, work, by))
    work.refresh_from_db()


def reopen_work(work: WorkInProgress, *, by: User) -> None:
    """Take up again what was put aside."""
    with transaction.atomic():
        _take(REOPEN, lock_for(REOPEN, work, by))
    work.refresh_from_db()


def accept_work(work: WorkInProgress, *, by: User) -> list[models.Model]:
    """Let a handed-in work go live as one change, and return the rows that were written.

    The reviewer is not its owner, unless the library is kept by one person. Raises Overtaken where somebody has
    changed the same fields meanwhile, and NotComplete where a record would go public without what it needs.
    """
    with turn():
        current = lock_for(ACCEPT, work, by)
        with change(by=current.owner, action="revise", reason=current.reason, accepted_by=by) as open_change:
            written = _carry_out(from_json(current.rows), open_change, current.reason)
            current.accepted_as, current.reviewer = open_change.change_set, by
            _take(ACCEPT, current)
    work.refresh_from_db()
    return written


def rehearse(rows: Sequence[PlainRow], by: User, reason: str) -> None:
    """Carry a change out and take it back, so that what the database would refuse is said to who handed it in."""
    with transaction.atomic():
        with change(by=by, action="rehearse", reason=reason) as open_change:
            _carry_out(rows, open_change, reason)
        transaction.set_rollback(True)


def _carry_out(rows: Sequence[PlainRow], open_change: Change, reason: str) -> list[models.Model]:
    written = write_rows(rows, open_change, reason=reason)
    for place in _places_that_overlap(rows, written):
        mirror_overlaps(place, open_change)
    _check_complete(written)
    return written


def _places_that_overlap(rows: Sequence[PlainRow], written: Sequence[models.Model]) -> set[Place]:
    removed = [row.key for row in rows if row.is_removed and row.model_class is PlaceOverlap]
    past = PlaceOverlap.history.filter(id__in=removed).values("place")  # type: ignore[attr-defined]
    return {row.place for row in written if isinstance(row, PlaceOverlap)} | set(Place.objects.filter(pk__in=past))


def _check_complete(written: Sequence[models.Model]) -> None:
    for record in written:
        missing = missing_to_publish(record) if isinstance(record, Curated) else []
        if missing:
            raise NotComplete(f"Before “{record}” can be published: {'; '.join(missing)}.")


def lock_for(step: WorkStep, work: WorkInProgress, by: User) -> WorkInProgress:
    """Return the work as it is stored, locked until the transaction ends, where this person may take the step."""
    current = WorkInProgress.objects.select_for_update().get(pk=work.pk)
    check_work_step(step, current, by)
    return current


def check_window(current: WorkInProgress, saves: int) -> None:
    """Raise WrongStage where another window has saved the work since this one read it."""
    if current.saves != saves:
        raise WrongStage("This work was saved in another window. Open it again; both are kept until you choose.")


def _take(step: WorkStep, work: WorkInProgress) -> None:
    work.stage = step.target
    work.save()
