"""Works in progress: lists of them, what one would change, and the steps that it can take."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode

from ...curation.actions import Choice, Take, rebase_work
from ...curation.differences import read_differences
from ...curation.workflow import DISCARD, TAKE_BACK, may_take
from ...curation.works import works_seen_by
from ...enums import WorkStage
from ...models import WorkInProgress
from ..access import CuratorRequest, for_forms
from ..attempts import attempt
from ..pages import show
from ..records import doors_of, history_address, papers_and_lessons_of
from ..steps import BUTTONS, buttons_for, form_address, is_evaluation

PER_PAGE = 25


def list_works(request: CuratorRequest) -> HttpResponse:
    """List works by stage and owner, newest first."""
    stage, whose = request.GET.get("stage", ""), request.GET.get("whose", "")
    works = works_seen_by(request.user).defer("typed", "rows")
    if stage in WorkStage.values:
        works = works.filter(stage=stage)
    if whose == "mine":
        works = works.filter(owner=request.user)
    given = {"stage": stage, "whose": whose}
    context = {
        "page": Paginator(works.order_by("-updated_at", "-pk"), PER_PAGE).get_page(request.GET.get("page")),
        "stages": WorkStage.choices,
        "given": given,
        "query": "".join(f"{urlencode({name: value})}&" for name, value in given.items() if value),
    }
    return show(request, "workspace/works.html", context)


def show_work(request: CuratorRequest, number: int) -> HttpResponse:
    """Show what a work would change, why, by whom, what clashes with it, and the steps that lead on."""
    return _page(request, _find(request, number))


@for_forms
def take_step(request: CuratorRequest, number: int, step: str) -> HttpResponse:
    """Take one step with a work; a refusal is shown on the same page with what was typed."""
    work = _find(request, number)
    if step not in BUTTONS or (is_evaluation(work) and step == "hand-in"):
        raise Http404
    button, text = BUTTONS[step], request.POST.get("text", "")
    if refusal := attempt(button.act, work, request.user, text):
        work.refresh_from_db()
        return _page(request, work, refusal=refusal, refused_step=step, text=text)
    messages.success(request, str(button.done))
    return HttpResponseRedirect(_address(work))


@for_forms
def choose_fields(request: CuratorRequest, number: int) -> HttpResponse:
    """Keep mine, theirs or a new text for each field of a work."""
    work = _find(request, number)
    saves = request.POST.get("saves", "")
    refusal = attempt(
        rebase_work,
        work,
        by=request.user,
        choices=_choices(request, work),
        saves=int(saves) if saves.isdecimal() and len(saves) < 10 else -1,
    )
    if refusal:
        work.refresh_from_db()
        return _page(request, work, refusal=refusal, typed={name: str(value) for name, value in request.POST.items()})
    messages.success(request, "Kept. The work goes on from how the record stands now.")
    return HttpResponseRedirect(_address(work))


def _choices(request: CuratorRequest, work: WorkInProgress) -> dict[tuple[int, str], Choice]:
    """Return what was chosen: fields are named ``take.<row>.<field>``, the owner's texts ``text.<row>.<field>``.

    Who has written a new text has chosen it, whichever button is marked beside it.
    """
    chosen = {}
    for row in read_differences(work):
        for field in row.fields:
            name = f"{row.number}.{field.name}"
            take = request.POST.get(f"take.{name}", "")
            text = request.POST.get(f"text.{name}", field.typed).replace("\r\n", "\n")
            if take == Take.THEIRS:
                chosen[row.number, field.name] = Choice(Take.THEIRS)
            elif text != field.typed:
                chosen[row.number, field.name] = Choice(Take.EDITED, text)
            elif take == Take.MINE:
                chosen[row.number, field.name] = Choice(Take.MINE)
    return chosen


def _find(request: CuratorRequest, number: int) -> WorkInProgress:
    works = works_seen_by(request.user).select_related("began_from__by", "accepted_as")
    return get_object_or_404(works, pk=number)


def _address(work: WorkInProgress) -> str:
    return reverse("curate:work", args=[work.pk])


def _page(request: CuratorRequest, work: WorkInProgress, **said: Any) -> HttpResponse:
    rows = read_differences(work)
    has_clash = any(row.has_clash for row in rows)
    context = {
        "work": work,
        "rows": rows,
        "has_clash": has_clash,
        "buttons": buttons_for(work, request.user, has_clash=has_clash),
        "may_choose": not is_evaluation(work)
        and any(may_take(step, work, request.user) for step in (TAKE_BACK, DISCARD)),
        "form_address": form_address(work, request.user),
        "came_of_it": _came_of_it(work),
        "history": reverse("curate:history", args=[work.kind, work.record_id]) if work.record_id else "",
        "refusal": "",
        "refused_step": "",
        "text": "",
        "typed": {},
        **said,
    }
    return show(request, "workspace/work.html", context)


def _came_of_it(work: WorkInProgress) -> list[dict[str, Any]]:
    """Return what an accepted evaluation wrote or added to, with the other pages of each."""
    if not is_evaluation(work) or work.accepted_as is None:
        return []
    found = papers_and_lessons_of(work.accepted_as)
    return [{"record": record, "doors": doors_of(record), "history": history_address(record)} for record in found]
