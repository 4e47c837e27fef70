"""Imports: a file is sent, shown record by record, decided on, applied, reported, and taken out again."""

import csv
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ...curation.actions import choose_for_rows, undo_import
from ...curation.actions.importing import CHOICES
from ...enums import ImportAction, ImportChoice, ImportStage
from ...importing.applying_imports import apply_import
from ...importing.fates import ImportFate, count_fates, rows_with_fates
from ...importing.formats.decoding import LARGEST
from ...importing.formats.recognising import LABELS, recognise_file
from ...importing.grids import harmless
from ...importing.sheets import RECORDS
from ...importing.showing import row_as_json
from ...importing.staging import match_again, preview_import
from ...models import ImportRow, ImportRun
from ..access import CuratorRequest, for_forms
from ..attempts import attempt
from ..pages import show
from ..records import kinds

PER_PAGE = 50
REPORT = ("number", "line", "title", "year", "doi", "pmid", "action", "choice", "matched", "reasons")


def list_imports(request: CuratorRequest) -> HttpResponse:
    """List the imports, newest first, below the form for another one."""
    return _list(request)


def _list(request: CuratorRequest, refusal: str = "") -> HttpResponse:
    runs = ImportRun.objects.select_related("by", "change_set")
    context = {
        "page": Paginator(runs, PER_PAGE).get_page(request.GET.get("page")),
        "formats": LABELS,
        "templates": [sheet.file.removesuffix(".csv") for sheet in RECORDS],
        "refusal": refusal,
    }
    return show(request, "workspace/imports.html", context, status=422 if refusal else 200)


@for_forms
def upload(request: CuratorRequest) -> HttpResponse:
    """Read a file that was sent, and show what its records would do."""
    file = request.FILES.get("file")
    if file is None:
        return _list(request, _("Choose a file first."))
    if (file.size or 0) > LARGEST:
        return _list(request, _("The file has more than 50 MB. Divide it into several files."))
    content, name = file.read(), file.name or ""
    format_name = request.POST.get("format", "")
    format_name = format_name if format_name in LABELS else recognise_file(name, content)
    if not format_name:
        return _list(request, _("What this file is cannot be told from its look or its name. Choose its format."))
    run = preview_import(content, by=request.user, file_name=name, format=format_name)
    return HttpResponseRedirect(_address(run))


def show_import(request: CuratorRequest, number: int) -> HttpResponse:
    """Show an import: how many records would do what, and each of them with its reasons."""
    return _page(request, _find(number))


@for_forms
def choose(request: CuratorRequest, number: int) -> HttpResponse:
    """Keep what was decided about the records of a page."""
    run = _find(number)
    if refusal := _keep_decisions(request, run):
        return _page(request, run, refusal)
    messages.success(request, _("Kept. Nothing of the library has changed yet."))
    back = request.POST.get("back", "")
    return HttpResponseRedirect(f"{_address(run)}?{back}" if back.isprintable() else _address(run))


@for_forms
def look_again(request: CuratorRequest, number: int) -> HttpResponse:
    """Keep what was decided, and compare the records with the library as it is now."""
    run = _find(number)
    if refusal := _keep_decisions(request, run):
        return _page(request, run, refusal)
    if run.stage == ImportStage.PREVIEWED and not run.sheet:
        changed = match_again(run)
        messages.success(request, _("Compared again: %(number)s records differ from before.") % {"number": changed})
    return HttpResponseRedirect(_address(run))


@for_forms
def apply(request: CuratorRequest, number: int) -> HttpResponse:
    """Keep what was decided about the records of the page, then bring the chosen records in, all or none."""
    run = _find(number)
    without = request.POST.get("undecided") == "leave"
    refusal = _keep_decisions(request, run) or attempt(apply_import, run, by=request.user, without_undecided=without)
    if refusal:
        run.refresh_from_db()
        return _page(request, run, refusal)
    counts = count_fates(run)
    said = _("Applied. New drafts: %(new)s. Records changed, or handed in to be changed: %(changed)s.")
    messages.success(request, said % {"new": counts[ImportFate.NEW], "changed": counts[ImportFate.UPDATE]})
    return HttpResponseRedirect(_address(run))


@for_forms
def take_out(request: CuratorRequest, number: int) -> HttpResponse:
    """Undo an import."""
    run = _find(number)
    if refusal := attempt(undo_import, run, by=request.user, reason=request.POST.get("reason", "")):
        run.refresh_from_db()
        return _page(request, run, refusal)
    messages.success(request, _("Undone. What the import had brought is withdrawn."))
    return HttpResponseRedirect(_address(run))


def send_report(request: CuratorRequest, number: int) -> HttpResponse:
    """Send what became of every record, as a table in which no cell is a formula."""
    run = _find(number)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="import-{run.pk}.csv"'
    lines = csv.writer(response)
    lines.writerow(REPORT)
    for row in run.rows.order_by("number").iterator(chunk_size=500):
        told = {**row_as_json(row), "reasons": " ".join(row.reasons)}
        lines.writerow([harmless("" if told[name] is None else str(told[name])) for name in REPORT])
    return response


def send_template(request: CuratorRequest, name: str) -> HttpResponse:
    """Send an empty file of a kind of record, with the columns that it needs."""
    sheet = next((sheet for sheet in RECORDS if sheet.file == f"{name}.csv"), None)
    if sheet is None:
        raise Http404
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{sheet.file}"'
    csv.writer(response).writerow(sheet.column_order())
    return response


def _find(number: int) -> ImportRun:
    return get_object_or_404(ImportRun.objects.select_related("by", "change_set", "work"), pk=number)


def _address(run: ImportRun) -> str:
    return reverse("curate:import", args=[run.pk])


def _keep_decisions(request: CuratorRequest, run: ImportRun) -> str:
    """Keep the decisions that were sent; return "" or why they cannot be kept."""
    choices = {
        int(name.removeprefix("choice.")): value
        for name, value in request.POST.items()
        if name.startswith("choice.") and name[7:].isdecimal() and len(name) < 17 and isinstance(value, str)
    }
    return attempt(choose_for_rows, run, choices, by=request.user)


def _page(request: CuratorRequest, run: ImportRun, refusal: str = "") -> HttpResponse:
    counts, fate = count_fates(run), request.GET.get("action", "")
    fate = fate if fate in ImportFate.values else ""
    rows = rows_with_fates(run).filter(fate=fate) if fate else rows_with_fates(run)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "run": run,
        "counts": [(each.value, each.label, counts[each.value]) for each in ImportFate],
        "fate": fate,
        "page": page,
        "rows": _shown(run, list(page.object_list)),
        "query": f"action={fate}&" if fate else "",
        "may_choose": run.stage == ImportStage.PREVIEWED,
        "may_undo": run.stage == ImportStage.APPLIED and bool(run.change_set or run.work),
        "to_bring_in": counts[ImportFate.NEW] + counts[ImportFate.UPDATE],
        "undecided": counts[ImportFate.UNDECIDED],
        "refusal": refusal,
    }
    return show(request, "workspace/import.html", context, status=422 if refusal else 200)


def _shown(run: ImportRun, rows: list[ImportRow]) -> list[dict[str, Any]]:
    """Return the records of a page, with the records of the library that they are, asked for together."""
    model = kinds().get(run.kind)
    found = model._default_manager.in_bulk([row.matched for row in rows if row.matched]) if model else {}
    return [
        {
            **(told := row_as_json(row)),
            "byline": "; ".join(
                name.get("literal") or f"{name['family']}, {name['given']}" for name in told["authors"]
            ),
            "excerpt": row.excerpt,
            "label": ImportAction(row.action).label,
            "decided": ImportChoice(row.choice).label,
            "record": found.get(row.matched),
            "choices": [
                (choice.value, choice.label)
                for choice in ImportChoice
                if choice in CHOICES[ImportAction(row.action)] and (choice != ImportChoice.SAME or row.matched)
            ],
        }
        for row in rows
    ]
