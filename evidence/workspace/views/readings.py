"""Reading twice: what waits for a reader, one's own reading, both beside each other once both are in, and agreement."""

from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ...curation.actions import hand_in_reading, mark_not_applicable, open_double_reading, settle_readings
from ...curation.instruments import MMAT_ITEMS, MMAT_PARTS, mmat_applies, place_of_item, questions_of
from ...curation.permissions import Right, may
from ...curation.readings import (
    agreement_by_question,
    compare,
    double_readings,
    may_settle,
    readings_seen_by,
    waits_for,
)
from ...enums import ReadingTask
from ...models import DoubleReading, Outcome, Paper
from ..access import CuratorRequest, for_forms
from ..attempts import attempt
from ..pages import show

PER_PAGE = 25
SHOWN = ("waiting", "to-settle", "settled", "all")


def list_readings(request: CuratorRequest) -> HttpResponse:
    """List what waits for this reader, what is to be settled, what is settled; and how far readers agree."""
    shown = request.GET.get("shown", "waiting")
    found = double_readings()
    if shown == "waiting":
        found = found.filter(waits_for(request.user))
    elif shown == "to-settle":
        found = found.filter(handed_in=2, settled_at=None)
    elif shown == "settled":
        found = found.exclude(settled_at=None)
    labels = {**MMAT_ITEMS, "estimate_direction": _("Direction of the effect"), "include": _("Inclusion")}
    agreement = sorted(agreement_by_question().items(), key=lambda found: (place_of_item(found[0]), found[0]))
    context = {
        "page": Paginator(found.order_by("-pk"), PER_PAGE).get_page(request.GET.get("page")),
        "shown": shown if shown in SHOWN else "all",
        "choices": [
            ("waiting", _("that you can read")),
            ("to-settle", _("to be settled")),
            ("settled", _("settled")),
            ("all", _("all")),
        ],
        "agreement": [(name, labels.get(name, ""), found) for name, found in agreement],
    }
    return show(request, "workspace/readings.html", context)


def open_reading(request: CuratorRequest) -> HttpResponse:
    """Show the form that asks two people to read a paper or an outcome, or ask them."""
    given = request.POST if request.method == "POST" else request.GET
    slug = given.get("record", "").strip()
    record: Paper | Outcome | None = _record(slug) if slug else None
    context: dict[str, Any] = {
        "record": record,
        "slug": slug,
        "parts": list(MMAT_PARTS.items()),
        "applies": isinstance(record, Paper) and mmat_applies(record),
        "is_paper": isinstance(record, Paper),
        "refusal": "",
        "typed": {"task": given.get("task", ""), "parts": given.getlist("part")},
    }
    if request.method == "POST" and record is not None:
        opened: list[Any] = []
        task, parts = given.get("task", ""), ",".join(given.getlist("part"))
        if task == "not-applicable" and isinstance(record, Paper):
            paper = record
            context["refusal"] = attempt(lambda: opened.append(mark_not_applicable(paper, by=request.user)))
        else:
            chosen = record
            context["refusal"] = attempt(
                lambda: opened.append(open_double_reading(chosen, task, by=request.user, parts=parts))
            )
        if opened:
            is_double = isinstance(opened[0], DoubleReading)
            messages.success(request, _("Two people can read it now.") if is_double else _("Handed in for review."))
            name = "curate:reading" if is_double else "curate:work"
            return HttpResponseRedirect(reverse(name, args=[opened[0].pk]))
    return show(request, "workspace/reading_open.html", context, status=422 if context["refusal"] else 200)


def show_reading(request: CuratorRequest, number: int) -> HttpResponse:
    """Show the questions to a reader, or both readings once both are in."""
    return _page(request, _find(number))


@for_forms
def hand_in(request: CuratorRequest, number: int) -> HttpResponse:
    """Hand in one's own reading."""
    double = _find(number)
    given = _given(request, double)
    if refusal := attempt(hand_in_reading, double, by=request.user, given=given):
        return _page(request, double, refusal=refusal, typed=given)
    messages.success(request, _("Handed in. What the other reader finds is shown when both are in."))
    return HttpResponseRedirect(reverse("curate:reading", args=[double.pk]))


@for_forms
def settle(request: CuratorRequest, number: int) -> HttpResponse:
    """Settle where two readers differ."""
    double = _find(number)
    given = _given(request, double)
    if refusal := attempt(settle_readings, double, by=request.user, given=given):
        return _page(request, double, refusal=refusal, typed=given)
    messages.success(request, _("Settled. What stands is what readers see."))
    return HttpResponseRedirect(reverse("curate:reading", args=[double.pk]))


def _find(number: int) -> Any:
    return get_object_or_404(double_readings(), pk=number)


def _record(said: str) -> Paper | Outcome | None:
    """Return the paper or outcome of a page's address, however much of it somebody gives: at least its last part."""
    try:
        parts = [part for part in urlsplit(said).path.split("/") if part]
    except ValueError:  # no address, such as http://[
        return None
    known = {"papers": _paper, "paper": _paper, "outcomes": _outcome, "outcome": _outcome}
    if len(parts) == 1:
        return _paper(parts[0]) or _outcome(parts[0])
    return next((known[folder](slug) for folder, slug in pairwise(parts) if folder in known), None)


def _paper(slug: str) -> Paper | None:
    return Paper.objects.select_related("type", "design").filter(slug=slug[:80]).first()


def _outcome(slug: str) -> Outcome | None:
    return Outcome.objects.select_related("paper").filter(slug=slug[:80]).first()


def _given(request: CuratorRequest, double: DoubleReading) -> dict[str, tuple[str, str]]:
    return {
        question.name: (
            request.POST.get(f"answer.{question.name}", ""),
            request.POST.get(f"reason.{question.name}", ""),
        )
        for question in questions_of(double)
    }


def _page(request: CuratorRequest, double: Any, **said: Any) -> HttpResponse:
    mine = readings_seen_by(request.user).filter(double=double, reader=request.user).first()
    compared = compare(double, request.user)
    readers = readings_seen_by(request.user).filter(double=double).order_by("place") if compared else []
    context = {
        "double": double,
        "questions": questions_of(double),
        "mine": mine,
        "my_answers": list(mine.answers.all()) if mine and not compared else [],
        "compared": compared,
        "readers": [reading.reader for reading in readers],
        "differing": sum(one.differs for one in compared),
        "may_settle": may_settle(double, compared, request.user),
        "may_read": mine is None and double.handed_in < 2 and may(request.user, Right.WRITE),
        "is_direction": double.task == ReadingTask.DIRECTION,
        "typed": {},
        "refusal": "",
        **said,
    }
    return show(request, "workspace/reading.html", context, status=422 if context["refusal"] else 200)
