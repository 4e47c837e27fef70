"""The quality desk: what is still missing, counted, and each list to work through."""

from itertools import groupby

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse

from ...curation.quality import BY_NAME, LISTS, count_lists
from ...models import Curated
from ..access import CuratorRequest
from ..pages import show
from ..records import doors_of, history_address

PER_PAGE = 50


def show_desk(request: CuratorRequest) -> HttpResponse:
    """Show every list with its count, grouped by what is missing."""
    counts = count_lists()
    groups = [
        {
            "label": label,
            "why": why,
            "lists": [(str(one.model._meta.verbose_name_plural), one.name, counts[one.name]) for one in lists],
        }
        for (label, why), lists in groupby(LISTS, key=lambda one: (str(one.label), str(one.why)))
    ]
    return show(request, "workspace/quality.html", {"groups": groups})


def show_list(request: CuratorRequest, name: str) -> HttpResponse:
    """Show the records of one list, oldest first, each with the form that mends it."""
    if name not in BY_NAME:
        raise Http404
    one = BY_NAME[name]
    links = [field.name for field in one.model._meta.concrete_fields if field.name in one.model.needs]
    rows = one.rows().select_related(*links).order_by("updated_at", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "one": one,
        "kind": str(one.model._meta.verbose_name_plural),
        "page": page,
        "records": [_told(record) for record in page.object_list],
    }
    return show(request, "workspace/quality_list.html", context)


def _told(record: Curated) -> dict:
    return {"record": record, "doors": doors_of(record), "history": history_address(record)}
