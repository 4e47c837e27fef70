"""The quality desk: what is still missing, counted, and each list to work through."""

from itertools import groupby

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ...curation.quality import BY_NAME, LISTS, QualityList, count_lists
from ...importing.link_checks import AT_ONCE, Asked, addresses_of, ask_links
from ...models import Curated, LinkAnswer, LinkCheck
from ..access import CuratorRequest, for_forms
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
    """Show the records of one list, oldest first, each with the form that mends it and its links in doubt."""
    one = _find(name)
    page = _page(one, request.GET.get("page"))
    records = page.object_list
    addresses = addresses_of(records)
    checks = {check.address: check for check in LinkCheck.objects.filter(address__in=addresses)}
    context = {
        "one": one,
        "kind": str(one.model._meta.verbose_name_plural),
        "page": page,
        "records": [_told(record, checks) for record in records],
        "addresses": len(addresses),
        "most": AT_ONCE,
    }
    return show(request, "workspace/quality_list.html", context)


@for_forms
def ask_addresses(request: CuratorRequest, name: str) -> HttpResponse:
    """Ask the addresses of the records on one page of a list whether they still answer."""
    page = _page(_find(name), request.POST.get("page"))
    messages.success(request, _in_words(ask_links(page.object_list, by=request.user)))
    return HttpResponseRedirect(f"{reverse('curate:quality_list', args=[name])}?page={page.number}")


def _find(name: str) -> QualityList:
    if name not in BY_NAME:
        raise Http404
    return BY_NAME[name]


def _page(one: QualityList, number: str | None) -> Page:
    links = [field.name for field in one.model._meta.concrete_fields if field.name in one.model.needs]
    rows = one.rows().select_related(*links).order_by("updated_at", "pk")
    return Paginator(rows, PER_PAGE).get_page(number)


def _told(record: Curated, checks: dict[str, LinkCheck]) -> dict:
    known = [checks[address] for address in addresses_of([record]) if address in checks]
    return {
        "record": record,
        "doors": doors_of(record),
        "history": history_address(record),
        "doubtful": [check for check in known if check.answer != LinkAnswer.ANSWERS],
    }


def _in_words(asked: Asked) -> str:
    if not asked.has_network:
        return _(
            "Nobody on the web answered, so this library seems to be without a network. "
            "Nothing was marked as broken. Ask again when it has one."
        )
    sentence = _(
        "Addresses that answer: %(answering)s. That stopped answering: %(stopped)s. "
        "That could not be checked: %(unclear)s. Left to ask on this page: %(left)s."
    )
    return sentence % vars(asked)
