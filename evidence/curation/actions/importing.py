"""Imports as people move them: begun, read in pieces, decided record by record, refused, applied, undone."""

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from ...enums import ImportAction, ImportChoice, ImportStage, WorkStage
from ...models import ChangeClock, ChangeSet, ImportRow, ImportRun, WorkInProgress
from ..errors import Refusal, WrongStage
from ..permissions import Right, check_may
from ..turns import turn
from .undoing import BuiltOn, undo_change_set

CHOICES = {
    ImportAction.NEW: {ImportChoice.PROPOSED, ImportChoice.LEAVE},
    ImportAction.UPDATE: {ImportChoice.PROPOSED, ImportChoice.LEAVE},
    ImportAction.UNCHANGED: {ImportChoice.PROPOSED},
    ImportAction.DUPLICATE: {ImportChoice.PROPOSED, ImportChoice.LEAVE, ImportChoice.NEW, ImportChoice.SAME},
    ImportAction.REFUSED: {ImportChoice.PROPOSED},
}


def begin_import(*, by: User, file_name: str, sha256: str, format: str) -> ImportRun:  # noqa: A002 - a file's format
    """Begin an import of a file, or take up again one of the same file that is not applied yet."""
    check_may(by, Right.IMPORT)
    name = file_name.replace("\\", "/").rpartition("/")[2].replace("\0", "")[-200:] or "file"
    waiting = Q(stage__in=[ImportStage.READING, ImportStage.PREVIEWED, ImportStage.REFUSED])
    with transaction.atomic():
        same = ImportRun.objects.select_for_update().filter(waiting, by=by, sha256=sha256, format=format)
        run = same.first() or ImportRun(by=by, sha256=sha256, format=format)
        run.file_name, run.stage, run.note, run.records, run.read = name, ImportStage.READING, "", 0, 0
        run.library_at = ChangeClock.read()
        run.save()
        run.rows.all().delete()
    return run


def expect_records(run: ImportRun, records: int, *, note: str = "", kind: str = "paper", sheet: str = "") -> None:
    """Note how many records the file holds, and what they are."""
    run.records, run.note, run.kind, run.sheet = records, note, kind, sheet
    run.save()


def keep_rows(run: ImportRun, rows: Sequence[ImportRow]) -> None:
    """Keep a piece of what was read, for good: a reading that breaks off begins again without harm."""
    with transaction.atomic():
        ImportRow.objects.bulk_create(rows)
        run.read += len(rows)
        run.save(update_fields=["read", "updated_at"])


def renew_rows(run: ImportRun, rows: Sequence[ImportRow], *, library_at: int) -> None:
    """Write what was found out anew about records of an import, and up to which change."""
    names = ["action", "matched", "reasons", "differences", "choice"]
    with transaction.atomic():
        ImportRow.objects.bulk_update(rows, names, batch_size=200)
        run.library_at = library_at
        run.save(update_fields=["library_at", "updated_at"])


def finish_reading(run: ImportRun) -> None:
    """Show the import: every record has been read and compared."""
    run.stage = ImportStage.PREVIEWED
    run.save(update_fields=["stage", "updated_at"])


def refuse_import(run: ImportRun, note: str) -> None:
    """Note that the file as a whole cannot be used, and why."""
    run.stage, run.note = ImportStage.REFUSED, note
    run.save(update_fields=["stage", "note", "updated_at"])


def choose_for_rows(run: ImportRun, choices: dict[int, str], *, by: User) -> int:
    """Keep what somebody decided about records, by their numbers; return how many decisions changed."""
    check_may(by, Right.IMPORT)
    with transaction.atomic():
        locked_import(run, ImportStage.PREVIEWED)
        changed = []
        for row in run.rows.filter(number__in=choices):
            choice = choices[row.number]
            if choice not in CHOICES[ImportAction(row.action)]:
                raise Refusal(f"Record {row.number} cannot be decided like this.")
            if choice == ImportChoice.SAME and row.matched is None:
                raise Refusal(
                    f"Record {row.number} is none of the library that could be changed; leave it out or enter it."
                )
            if row.choice != choice:
                row.choice = choice
                changed.append(row)
        ImportRow.objects.bulk_update(changed, ["choice"], batch_size=200)
    return len(changed)


def locked_import(run: ImportRun, stage: ImportStage) -> ImportRun:
    """Return the import, kept from others until the end of the transaction, or say that it has moved on."""
    current = ImportRun.objects.select_for_update().get(pk=run.pk)
    if current.stage != stage:
        raise WrongStage(f"Import {run.pk} is “{ImportStage(current.stage).label}”, so this cannot be done (again).")
    return current


def mark_applied(run: ImportRun, *, change_set: ChangeSet | None, work: WorkInProgress | None) -> None:
    """Note what an import has changed, and what it proposes to change."""
    run.stage, run.change_set, run.work = ImportStage.APPLIED, change_set, work
    run.save()


def undo_import(run: ImportRun, *, by: User, reason: str) -> None:
    """Take out again everything that an import brought in. Raises Refusal, naming what, where somebody built on it."""
    check_may(by, Right.IMPORT)
    with turn():
        current = locked_import(run, ImportStage.APPLIED)
        if current.work is None and current.change_set is None:
            raise Refusal("This import changed nothing, so there is nothing to undo.")
        if current.work is not None:
            _take_back(current.work)
        if current.change_set is not None:
            undo_change_set(current.change_set, by=by, reason=reason)
        current.stage = ImportStage.UNDONE
        current.save(update_fields=["stage", "updated_at"])
    run.refresh_from_db()


def _take_back(work: WorkInProgress) -> None:
    """Withdraw a proposal that nobody has accepted yet."""
    accepted = work.accepted_as
    if accepted is not None and not ChangeSet.objects.filter(undoes=accepted).exists():
        raise BuiltOn(
            f"What the import changed in published records was accepted on {accepted.at:%-d %B %Y} "
            f"(change {accepted.pk}). Undo that first."
        )
    if work.stage != WorkStage.ACCEPTED:
        work.stage = WorkStage.DISCARDED
        work.save()
