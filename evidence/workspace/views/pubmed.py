"""Searching PubMed for an import: what a query finds becomes the records of a preview, and nothing more."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...importing.lookups import MOST_RECORDS, LookupFailed, search_pubmed
from ...importing.staging import preview_import
from ..access import CuratorRequest
from ..pages import show

USUAL = 100


def search(request: CuratorRequest) -> HttpResponse:
    """Show the form, or send its query to PubMed and preview what it finds."""
    if request.method != "POST":
        return _page(request)
    written = request.POST.get("query", "").replace("\0", "").strip()
    if not written and not _with_filter(request):
        return _page(request, query=_("Write what PubMed should be searched for."))
    wanted = request.POST.get("most", "")
    if not wanted.isdecimal() or not 1 <= int(wanted[:9]) <= MOST_RECORDS:
        return _page(request, most=_("Write a number from 1 to %s.") % MOST_RECORDS)
    query = f"({settings.PUBMED_FILTER}) AND ({written})" if _with_filter(request) and written else written
    return _search(request, query or settings.PUBMED_FILTER, int(wanted))


def _search(request: CuratorRequest, query: str, most: int) -> HttpResponse:
    try:
        found = search_pubmed(query, most=most)
    except LookupFailed as failed:
        return _page(request, query=str(failed))
    run = preview_import(
        found.content, by=request.user, file_name=f"PubMed {' '.join(query.split())[:150]}.nbib", format="nbib"
    )
    text = ngettext("PubMed finds %(total)s record", "PubMed finds %(total)s records", found.total)
    said = [f"{text % {'total': found.total}}; {_('%s taken.') % found.taken}", *found.warnings]
    for sentence in said:
        messages.info(request, sentence)
    return HttpResponseRedirect(reverse("curate:import", args=[run.pk]))


def _with_filter(request: CuratorRequest) -> bool:
    return bool(settings.PUBMED_FILTER) and request.POST.get("filter") == "on"


def _page(request: CuratorRequest, **errors: str) -> HttpResponse:
    is_new = request.method != "POST"
    context = {
        "errors": {"query": "", "most": "", **errors},
        "problems": list(errors.items()),
        "query": request.POST.get("query", ""),
        "most": request.POST.get("most", str(USUAL)),
        "filter": settings.PUBMED_FILTER,
        "is_filtered": is_new or request.POST.get("filter") == "on",
        "most_records": MOST_RECORDS,
    }
    return show(request, "workspace/pubmed.html", context, status=422 if errors else 200)
