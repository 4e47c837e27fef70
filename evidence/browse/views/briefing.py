"""The page of a briefing, what changes it, the buttons that collect records, and the Word document."""

from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import slugify
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from ...models.bases import address
from ...search import KINDS, LONGEST_STRATEGY, StrategyTooLong
from ...web.origin import is_from_here
from ...web.translation import translate as _
from ..briefing import state
from ..briefing.changing import BUTTONS, CLEARED, REMOVED, change
from ..briefing.contents import contents_of
from ..briefing.document import write_document
from ..briefing.keeping import (
    DAYS_KEPT,
    KEPT,
    BriefingGone,
    address_of,
    keep,
    own_of,
    query_as_read,
)
from ..briefing.state import NOTE, Briefing, Problem, read_key
from ..facts import Item
from ..searches import search_of_address

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONGEST_NAME, LONGEST_LINE = 60, 3_800  # of a file; of an address, which servers cut at 4,094


@require_safe
def show_briefing(request: HttpRequest) -> HttpResponse:
    """Show the briefing of the address; an address without one leads to the reader's own."""
    own = own_of(request)
    if not request.GET and own.briefing:
        return HttpResponseRedirect(own.address)
    try:
        briefing = own.or_of(request.GET)
    except BriefingGone:
        return render(request, "briefing/gone.html", status=410)
    return _page(request, briefing, briefing.problems())


@require_safe
def take_document(request: HttpRequest) -> HttpResponse:
    """Send the briefing of the address as a Word document."""
    try:
        briefing = own_of(request).or_of(request.GET)
    except BriefingGone:
        return render(request, "briefing/gone.html", status=410)
    if problems := briefing.problems():
        return _page(request, briefing, problems)
    address = f"{settings.SITE_URL}{reverse('briefing')}?{query_as_read(request.GET, briefing)}"
    response = HttpResponse(write_document(contents_of(briefing), address), content_type=WORD)
    name = slugify(briefing.title)[:LONGEST_NAME].strip("-") or "briefing"
    response["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return response


@csrf_exempt  # its origin is asked instead: a token would set a cookie on every page, see docs/decisions/0014
@require_POST
def collect(request: HttpRequest) -> HttpResponse:
    """Put a record into the reader's own briefing, or take it out, and return to the button that was pressed."""
    if not is_from_here(request):
        return render(request, "errors/403_form.html", status=403)
    own = own_of(request).briefing
    back = _page_of_library(request.POST.get("next", ""))
    if key := read_key(request.POST.get("remove", "")):
        changed = own.without(key)
    elif key := read_key(request.POST.get("add", "")):
        changed = own.adding(key, found_by=search_of_address(back))
    else:
        return HttpResponseRedirect(reverse("briefing"), status=303)
    return _keep_and_go(request, changed, changed, lambda: f"{back}#briefing-{key.kind}-{key.slug}")


@csrf_exempt  # as above
@require_POST
def change_briefing(request: HttpRequest) -> HttpResponse:
    """Take the whole briefing from its form, do what the button says, keep it, and show it at its new address."""
    if not is_from_here(request):
        return render(request, "errors/403_form.html", status=403)
    sent, own = Briefing.read(request.POST), own_of(request).briefing
    button = next((name for name in BUTTONS if name in request.POST), "save")
    key = read_key(request.POST.get(button, ""))
    if button == "restore" and key:
        sent = Briefing.read(_with_record(request, str(key)))
    changed = change(button, sent, own, key)

    def address() -> str:
        full = address_of(changed.shown, *changed.also)
        short = full if len(full) <= LONGEST_LINE else address_of(changed.shown)
        return f"{short}#{changed.part}" if changed.part else short

    return _keep_and_go(request, changed.kept, changed.shown, address)


def _keep_and_go(request: HttpRequest, kept: Briefing, shown: Briefing, address: Callable[[], str]) -> HttpResponse:
    """Keep a briefing and go on; one that has something wrong is shown with it, as it was typed, and not kept."""
    if problems := kept.problems():
        return _page(request, kept, problems)
    try:
        response = HttpResponseRedirect(address(), status=303)
        keep(response, kept)
    except StrategyTooLong:
        sentence = _("Altogether the briefing is longer than the %(most)s characters that are kept. Shorten its notes.")
        return _page(request, shown, [Problem(state.RECORD, sentence % {"most": f"{LONGEST_STRATEGY:,}"})])
    return response


def _page(request: HttpRequest, briefing: Briefing, problems: Sequence[Problem]) -> HttpResponse:
    own = own_of(request).briefing
    data = request.GET
    query = query_as_read(data, briefing)
    is_cleared = CLEARED in data
    contents = contents_of(briefing)
    context: dict[str, Any] = {
        "briefing": briefing,
        "contents": contents,
        "problems": problems,
        "errors": {problem.field: problem.sentence for problem in problems},
        "is_cleared": is_cleared,
        "is_others": not problems and not is_cleared and bool(own) and bool(briefing) and briefing != own,
        "own_count": len(own.records),
        "gone": [
            Item(f"{KINDS[key.kind].label}: {key.slug}", address(KINDS[key.kind].model, key.slug))
            for key in contents.gone
        ],
        "removed": read_key(data.get(REMOVED, "")),
        "removed_note": data.get(f"{NOTE}{data.get(REMOVED, '')}", ""),
        "fields": briefing.without(*contents.gone).pairs(),
        "document": f"{reverse('briefing_document')}?{query}",
        "address": f"{settings.SITE_URL}{reverse('briefing')}?{query}",
        "is_stored": KEPT in data,
        "limits": state,
        "days": DAYS_KEPT,
    }
    return render(request, "briefing/page.html", context, status=400 if problems else 200)


def _with_record(request: HttpRequest, key: str) -> Any:
    data = request.POST.copy()
    data.appendlist(state.RECORD, key)
    return data


def _page_of_library(address: str) -> str:
    """Return the page to go back to without its part, or the briefing where the address is not the library's own."""
    is_own = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address.partition("#")[0] if is_own else reverse("briefing")
