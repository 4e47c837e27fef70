"""Papers that are likely to be one: listed, compared side by side, merged, or kept apart."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...curation.actions import keep_apart, merge_records
from ...curation.duplicates import Pair, likely_pairs
from ...curation.rows import proposed_fields
from ...history import in_words
from ...models import ChangeClock, KeptApart, Paper
from ..access import CuratorRequest, for_forms
from ..attempts import attempt
from ..pages import show
from ..records import history_address

PER_PAGE = 25
REASON = "The same paper was recorded twice."


@dataclass(frozen=True)
class Side:
    """A field of two papers, side by side; ``values`` hold what a form sends back."""

    name: str
    label: str
    texts: tuple[str, str]
    differ: bool


def list_pairs(request: CuratorRequest) -> HttpResponse:
    """List the pairs that are likely to be one paper, surest first."""
    page = Paginator(_pairs(), PER_PAGE).get_page(request.GET.get("page"))
    numbers = {number for pair in page.object_list for number in (pair.first.number, pair.second.number)}
    papers = Paper.objects.in_bulk(numbers)
    shown = [
        {"pair": pair, "first": papers[pair.first.number], "second": papers[pair.second.number]}
        for pair in page.object_list
        if pair.first.number in papers and pair.second.number in papers
    ]
    return show(request, "workspace/duplicates.html", {"page": page, "shown": shown, "query": "", "refusal": ""})


def _pairs() -> list[Pair]:
    """Return the pairs, found anew after each change of the library."""
    key = f"likely-pairs-{ChangeClock.read()}-{KeptApart.objects.count()}"
    found: list[Pair] | None = cache.get(key)
    if found is None:
        found = likely_pairs()
        cache.set(key, found)
    return found


def compare_pair(request: CuratorRequest, one: int, other: int) -> HttpResponse:
    """Show two papers side by side, to choose field by field."""
    return _page(request, *_find(one, other))


@for_forms
def unite(request: CuratorRequest, one: int, other: int) -> HttpResponse:
    """Merge two papers: the one that stays takes the values that were chosen."""
    first, second = _find(one, other)
    stays, goes = (second, first) if request.POST.get("stays") == "second" else (first, second)
    chosen = {}
    for side in _sides(first, second):
        source = first if request.POST.get(f"take.{side.name}") == "first" else second
        if side.differ and f"take.{side.name}" in request.POST and source is not stays:
            chosen[side.name] = _value(source, side.name)
    reason = request.POST.get("reason", "")
    if refusal := attempt(merge_records, stays, goes, by=request.user, reason=reason, chosen=chosen):
        return _page(request, first, second, refusal)
    messages.success(request, _("Merged. The old address leads to the paper that stays; its history can undo this."))
    return HttpResponseRedirect(history_address(stays))


@for_forms
def part(request: CuratorRequest, one: int, other: int) -> HttpResponse:
    """Remember that two papers are two."""
    first, second = _find(one, other)
    if refusal := attempt(keep_apart, first, second, by=request.user):
        return _page(request, first, second, refusal)
    messages.success(request, _("Kept apart. They are not offered again."))
    return HttpResponseRedirect(reverse("curate:duplicates"))


@for_forms
def merge_several(request: CuratorRequest) -> HttpResponse:
    """Merge the marked pairs: the earlier paper stays, and takes from the other what it lacks."""
    done, refusals = 0, []
    for text in request.POST.getlist("pair")[: 2 * PER_PAGE]:
        one, _dash, other = text.partition("-")
        if not (one.isdecimal() and other.isdecimal()) or len(text) > 36:
            continue
        first, second = _find(int(one), int(other))
        lacking = {side.name: _value(second, side.name) for side in _sides(first, second) if side.texts[0] == ""}
        if refusal := attempt(merge_records, first, second, by=request.user, reason=REASON, chosen=lacking):
            refusals.append(f"“{first}”: {refusal}")
        else:
            done += 1
    messages.success(request, ngettext("%(number)s pair merged.", "%(number)s pairs merged.", done) % {"number": done})
    for refusal in refusals:
        messages.warning(request, refusal)
    return HttpResponseRedirect(reverse("curate:duplicates"))


def _find(one: int, other: int) -> tuple[Paper, Paper]:
    papers = Paper.objects.select_related("type", "design", "study")
    return get_object_or_404(papers, pk=one), get_object_or_404(papers, pk=other)


def _value(paper: Paper, name: str) -> Any:
    return getattr(paper, Paper._meta.get_field(name).attname)  # type: ignore[union-attr]


def _sides(first: Paper, second: Paper) -> list[Side]:
    sides = []
    for field in proposed_fields(Paper):
        texts = (_in_words(first, field), _in_words(second, field))
        if field.name != "slug" and any(texts):
            sides.append(Side(field.name, str(field.verbose_name), texts, texts[0] != texts[1]))
    return sides


def _in_words(paper: Paper, field: Any) -> str:
    linked = {getattr(paper, field.attname): getattr(paper, field.name)} if field.is_relation else {}
    return in_words(field, getattr(paper, field.attname), {field.related_model: linked})


def _page(request: CuratorRequest, first: Paper, second: Paper, refusal: str = "") -> HttpResponse:
    context = {
        "first": first,
        "second": second,
        "sides": _sides(first, second),
        "authors": [", ".join(str(link.author) for link in _authors(paper)) for paper in (first, second)],
        "histories": [history_address(first), history_address(second)],
        "reason": request.POST.get("reason", REASON),
        "refusal": refusal,
    }
    return show(request, "workspace/pair.html", context, status=422 if refusal else 200)


def _authors(paper: Paper) -> Any:
    return paper.authorships.select_related("author").order_by("position")
