"""The history of a record: its versions, any two compared, one restored, a change undone, all of it to take away."""

import csv
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ...curation.actions import LOADS, check_may_undo, restore_version, rows_touched, undo_change_set
from ...curation.permissions import Right, may
from ...history import Version, changes_touching, compare_versions, first_published, read_versions
from ...models import ChangeSet
from ..access import CuratorRequest, for_forms
from ..attempts import attempt
from ..cells import harmless
from ..pages import show
from ..records import doors_of, find_record, history_address

PER_PAGE = 20
COLUMNS = ("at", "by", "accepted by", "action", "why", "what", "verb", "field", "before", "after")


def show_history(request: CuratorRequest, kind: str, key: str) -> HttpResponse:
    """Show the versions of a record, and what lies between two of them where two are chosen."""
    return _page(request, find_record(kind, key))


@for_forms
def restore(request: CuratorRequest, kind: str, key: str, number: int) -> HttpResponse:
    """Restore a version: at once where no reader sees the record, otherwise as a work for a reviewer."""
    record = find_record(kind, key)
    change_set = get_object_or_404(changes_touching(record), pk=number)
    reason, made = request.POST.get("reason", ""), []

    def act() -> None:
        made.append(restore_version(record, change_set, by=request.user, reason=reason))

    if refusal := attempt(act):
        return _page(request, record, refusal=refusal, refused_at=("restore", number), reason=reason)
    if made[0] is None:
        messages.success(request, _("Restored. It stands as it did then."))
        return HttpResponseRedirect(history_address(record))
    messages.success(request, _("Handed in: readers see it when a second person accepts it."))
    return HttpResponseRedirect(reverse("curate:work", args=[made[0].pk]))


@for_forms
def undo(request: CuratorRequest, kind: str, key: str, number: int) -> HttpResponse:
    """Undo a whole change, with what it did to other records; refused where somebody has built on it.

    A change of several rows is undone when what it touched was seen first.
    """
    record = find_record(kind, key)
    change_set = get_object_or_404(changes_touching(record), pk=number)
    reason = request.POST.get("reason", "")
    refusal = attempt(check_may_undo, change_set, by=request.user, reason=reason)
    if not refusal and "seen" not in request.POST and (touched := _several_rows(change_set)):
        return _page(request, record, refused_at=("undo", number), reason=reason, touched=touched)
    if refusal := refusal or attempt(undo_change_set, change_set, by=request.user, reason=reason):
        return _page(request, record, refusal=refusal, refused_at=("undo", number), reason=reason)
    messages.success(request, _("Undone, as a new change that stands first below."))
    return HttpResponseRedirect(history_address(record))


def _several_rows(change_set: ChangeSet) -> list[str]:
    """Return in words how many rows of which kind a change touched; nothing where it was one row."""
    touched = rows_touched(change_set)
    if sum(count for _model, count in touched) == 1:
        return []
    return [
        f"{count} {model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural}"
        for model, count in touched
    ]


def export_csv(request: CuratorRequest, kind: str, key: str) -> HttpResponse:
    """Send the whole history as a table, one line for each field that changed."""
    record = find_record(kind, key)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="history-{kind}-{record.pk}.csv"'
    lines = csv.writer(response)
    lines.writerow(COLUMNS)
    lines.writerows([harmless(cell) for cell in line] for line in _lines(_all_versions(record)))
    return response


def export_json(request: CuratorRequest, kind: str, key: str) -> HttpResponse:
    """Send the whole history as JSON, newest first."""
    record = find_record(kind, key)
    versions = [{**_told(version.change_set), "rows": _rows(version)} for version in _all_versions(record)]
    response = JsonResponse({"kind": kind, "id": record.pk, "title": str(record), "versions": versions})
    response.headers["Content-Disposition"] = f'attachment; filename="history-{kind}-{record.pk}.json"'
    return response


def _all_versions(record: Model) -> list[Version]:
    return read_versions(record, list(changes_touching(record).select_related("by", "accepted_by")))


def _told(change_set: ChangeSet) -> dict[str, Any]:
    return {
        "change": change_set.pk,
        "at": change_set.at.isoformat(timespec="seconds"),
        "by": change_set.by.get_username(),
        "accepted_by": change_set.accepted_by.get_username() if change_set.accepted_by else None,
        "action": change_set.action,
        "why": change_set.reason,
    }


def _rows(version: Version) -> list[dict[str, Any]]:
    return [
        {
            "what": row.what,
            "verb": row.verb,
            "fields": [{"field": field.label, "before": field.before, "after": field.after} for field in row.fields],
        }
        for row in version.rows
    ]


def _lines(versions: list[Version]) -> Iterator[tuple[Any, ...]]:
    for version in versions:
        told = _told(version.change_set)
        head = (told["at"], told["by"], told["accepted_by"], told["action"], told["why"])
        for row in version.rows:
            for field in row.fields:
                yield (*head, row.what, row.verb, field.label, field.before, field.after)
            if not row.fields:
                yield (*head, row.what, row.verb, "", "", "")


def _page(request: CuratorRequest, record: Model, **said: Any) -> HttpResponse:
    changes = changes_touching(record).select_related("by", "accepted_by", "undone_by")
    page = Paginator(changes, PER_PAGE).get_page(request.GET.get("page"))
    published = first_published(record)
    context = {
        "record": record,
        "kind": str(record._meta.verbose_name),
        "address": history_address(record),
        "doors": doors_of(record),
        "page": page,
        "versions": read_versions(record, list(page.object_list)),
        "published": published,
        "comparison": _comparison(request, record, published),
        "may_restore": may(request.user, Right.WRITE),
        "may_undo": may(request.user, Right.MERGE),
        "refusal": "",
        "refused_at": ("", 0),
        "touched": (),
        "loads": LOADS,
        "reason": "",
        **said,
    }
    return show(request, "workspace/history.html", context)


def _comparison(request: CuratorRequest, record: Model, published: ChangeSet | None) -> dict[str, Any] | None:
    """Return what lies between the two versions that were asked for, the older first; None where none were."""
    changes = changes_touching(record)
    if "since-published" in request.GET and published:
        first, second = published, changes[0]
    else:
        numbers = {int(text) for name in ("from", "to") if (text := request.GET.get(name, "")).isdecimal()}
        chosen = sorted(changes.filter(pk__in=[number for number in numbers if number < 2**63]), key=lambda one: one.pk)
        if len(chosen) != 2:
            return None
        first, second = chosen
    return {"first": first, "second": second, "rows": compare_versions(record, first, second)}
