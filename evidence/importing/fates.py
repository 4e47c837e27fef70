"""What becomes of each record of an import: what was proposed, or what somebody decided about it."""

from typing import Any

from django.db.models import Case, Count, F, QuerySet, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _

from ..enums import ImportChoice
from ..models import ImportRun


class ImportFate(TextChoices):
    """What becomes of a record of an imported file, once people have decided; the undecided stay out."""

    NEW = "new", _("New")
    UPDATE = "update", _("Update")
    UNCHANGED = "unchanged", _("Unchanged")
    UNDECIDED = "duplicate", _("Possible duplicate")
    LEFT_OUT = "left-out", _("Left out")
    REFUSED = "refused", _("Refused")


_FATE = Case(
    When(choice=ImportChoice.LEAVE, then=Value(ImportFate.LEFT_OUT.value)),
    When(choice=ImportChoice.NEW, then=Value(ImportFate.NEW.value)),
    When(choice=ImportChoice.SAME, differences=[], then=Value(ImportFate.UNCHANGED.value)),
    When(choice=ImportChoice.SAME, then=Value(ImportFate.UPDATE.value)),
    default=F("action"),
)


def rows_with_fates(run: ImportRun) -> QuerySet[Any]:
    """Return the records of an import in their order, each with its ``fate``."""
    return run.rows.annotate(fate=_FATE).order_by("number")


def count_fates(run: ImportRun) -> dict[str, int]:
    """Return how many records meet each fate; together they are all the records of the file."""
    found = dict(rows_with_fates(run).order_by().values_list("fate").annotate(total=Count("id")))
    return {fate.value: found.get(fate.value, 0) for fate in ImportFate}
