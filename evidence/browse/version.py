"""The version of the library: the day of its last change.

The number of the change is not shown: it counts the changes of drafts too, which no public page may tell of.
"""

from datetime import date
from functools import cache, lru_cache
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from ..models import ChangeClock, ChangeSet
from ..web.templates import day


def library_version() -> str:
    """Return the version in words, or "" while the library is empty."""
    changed = _day_of_change(ChangeClock.read())
    return day(changed) if changed else ""


@lru_cache(maxsize=4)
def _day_of_change(number: int) -> date | None:
    """Return the day of the last change; asked once for each state of the library."""
    at = ChangeSet.objects.order_by("-id").values_list("at", flat=True).first()
    return timezone.localtime(at).date() if at else None


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Return what the frame of every page shows of the library's state; asked for when it is shown, once."""
    return {"library_version": cache(library_version)}
