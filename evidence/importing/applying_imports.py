"""Applying an import by its number: once, as one change, and only what was shown."""

from typing import Any

from django.contrib.auth.models import User
from django.db import DataError, IntegrityError

from ..curation.actions import locked_import, mark_applied
from ..curation.changes import Change, change
from ..curation.errors import Refusal
from ..curation.permissions import Right, check_may
from ..curation.turns import turn
from ..enums import ImportStage
from ..models import ImportRun, WorkInProgress
from .applying_references import ReferencesApplier
from .curators_sheets import apply_sheet
from .fates import ImportFate, count_fates
from .problems import FileError
from .staging import match_again


class ShownOtherwise(Refusal):
    """The library has changed since the preview, so the import would do something else than was shown."""


class NotDecided(Refusal):
    """Records of the import are possible duplicates, and nobody has decided about them."""


class NothingComesIn(Refusal):
    """No record of the import would enter or change anything."""


def apply_import(run: ImportRun, *, by: User, without_undecided: bool = False) -> ImportRun:
    """Bring the chosen records of an import into the library, all or none, and return it.

    Raises WrongStage where it has been applied already, and ShownOtherwise where the library has changed so that it
    would do something else than the preview said; the preview is then up to date. Raises NotDecided where possible
    duplicates wait, unless it is to be done without them, and NothingComesIn where nothing is left to be done.
    """
    check_may(by, Right.IMPORT)
    if run.stage == ImportStage.PREVIEWED and not run.sheet and (changed := match_again(run)):
        raise ShownOtherwise(
            f"The library has changed since the preview, and {changed} records would now be treated differently. "
            "Nothing was changed; look at the preview again."
        )
    try:
        with turn():
            current = locked_import(run, ImportStage.PREVIEWED)
            _check_something_comes_in(current, without_undecided=without_undecided)
            with change(by=by, action="import", reason=str(current)) as open_change:
                work = _write(current, by, open_change)
            mark_applied(current, change_set=None if open_change.is_empty else open_change.change_set, work=work)
    except FileError as error:
        raise ShownOtherwise(f"The file {error} Nothing was changed.") from None
    except (IntegrityError, DataError) as error:
        raise ShownOtherwise(
            f"The library refused the import, so nothing was changed ({_first_line(error)}). Read the file again."
        ) from None
    run.refresh_from_db()
    return run


def _check_something_comes_in(run: ImportRun, *, without_undecided: bool) -> None:
    counts = count_fates(run)
    undecided = counts[ImportFate.UNDECIDED]
    if undecided and not without_undecided:
        raise NotDecided(
            f"Possible duplicates that nobody has decided about: {undecided}. Decide about each of them, or apply "
            "without them. Nothing was changed."
        )
    if not counts[ImportFate.NEW] + counts[ImportFate.UPDATE]:
        raise NothingComesIn("No record of this import is new or changes one, so nothing was applied.")


def _write(run: ImportRun, by: User, open_change: Change) -> WorkInProgress | None:
    if run.sheet:
        apply_sheet(run, by, open_change)
        return None
    return ReferencesApplier(run, by, open_change).apply()


def _first_line(error: Any) -> str:
    return str(error).strip().split("\n")[0]
