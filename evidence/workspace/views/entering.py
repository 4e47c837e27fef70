"""Entering an evaluation: its form as it stands, kept as it is typed, handed in as one change."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ...curation.actions import hand_in_work, keep_work
from ...curation.errors import WrongStage
from ...enums import WorkStage
from ...models import WorkInProgress
from ..access import CuratorRequest, for_forms
from ..attempts import attempt
from ..entering.acts import Done, find_act
from ..entering.alike import lessons_alike
from ..entering.evaluation import Evaluation
from ..entering.options import current_options
from ..entering.progress import Progress, progress_of
from ..entering.rows import rows_of
from ..entering.typed import FORM, LISTS, MOST_ROWS, REASON, differences, find_row, read_typed
from ..pages import show

CONFLICT, INVALID = 409, 422


def show_form(request: CuratorRequest, number: int) -> HttpResponse:
    """Show the form as it was last kept."""
    work = _find(request, number)
    if work.stage != WorkStage.OPEN:
        return HttpResponseRedirect(reverse("curate:work", args=[work.pk]))
    more = request.GET.get("more", "")
    evaluation = Evaluation(work.typed, current_options(), more if more in LISTS.values() else "")
    return _page(request, work, evaluation, look=request.GET.get("look", ""))


@for_forms
def keep(request: CuratorRequest, number: int) -> HttpResponse:
    """Keep what was typed, then do what the pressed button says; nothing is written over unseen."""
    work, typed = _find(request, number), read_typed(request.POST)
    is_quiet = request.headers.get("X-Requested-With") == "fetch"
    done = find_act(request.POST.get("act", ""))(typed) if not is_quiet else Done()
    evaluation = Evaluation(typed, current_options())
    try:
        saves = keep_work(work, by=request.user, typed=typed, saves=_saves(request), title=evaluation.title)
    except WrongStage:
        work.refresh_from_db()
        return _tell_overtaken(request, work, evaluation, is_quiet=is_quiet)
    if is_quiet:
        return _answer_quietly(request, evaluation, saves)
    work.refresh_from_db()
    if done.hands_in:
        return _hand_in(request, work, evaluation)
    for sentence in done.sentences:
        messages.info(request, sentence)
    return HttpResponseRedirect(f"{_address(work)}{done.anchor}")


def suggest(request: CuratorRequest, number: int) -> HttpResponse:
    """Show the lessons of the library that say what is being typed."""
    _find(request, number)
    text, row = request.GET.get("q", ""), request.GET.get("row", "")
    key = row if row.isdecimal() and len(row) < 4 else "1"
    found = {"found": lessons_alike(text), "key": key}
    return render(request, "workspace/entering/alike.html", found)


def _hand_in(request: CuratorRequest, work: WorkInProgress, evaluation: Evaluation) -> HttpResponse:
    """Hand in what would be added, or say at each field what keeps it."""
    if not progress_of(evaluation).is_ready:
        return _page(request, work, evaluation, strict=True)
    reason = evaluation.typed[REASON].strip() or _("Entered from the paper.")
    if refusal := attempt(hand_in_work, work, by=request.user, rows=rows_of(evaluation), reason=reason[:1000]):
        return _page(request, work, evaluation, strict=True, refusal=refusal)
    messages.success(request, _("Handed in. A second person lets it go live."))
    return HttpResponseRedirect(reverse("curate:work", args=[work.pk]))


def _answer_quietly(request: CuratorRequest, evaluation: Evaluation, saves: int) -> JsonResponse:
    progress = render_to_string("workspace/entering/progress.html", {"progress": progress_of(evaluation)}, request)
    return JsonResponse({"saves": saves, "said": _said_kept(), "progress": progress, "about": evaluation.about})


def _said_kept() -> str:
    return _("Kept at %s") % date_format(timezone.localtime(), "H:i:s")


def _tell_overtaken(
    request: CuratorRequest, work: WorkInProgress, evaluation: Evaluation, *, is_quiet: bool
) -> HttpResponse:
    """Say that another window has kept the work since, and lose neither text."""
    if is_quiet:
        text = _("Kept in another window since. Your text stands here; press “Keep” to compare.")
        return JsonResponse({"said": text}, status=CONFLICT)
    if work.stage != WorkStage.OPEN:
        messages.warning(
            request, _("It has been handed in or put aside in another window. What you sent was not kept.")
        )
        return HttpResponseRedirect(reverse("curate:work", args=[work.pk]))
    return _page(request, work, evaluation, differ=_named(differences(evaluation.typed, work.typed)))


def _named(differ: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return differences with their fields in words."""
    words = {REASON: _("A word to the reviewer")}
    return [
        (words.get(name) or name.replace("_", " ").replace("-", " ").capitalize(), mine, theirs)
        for name, mine, theirs in differ
    ]


def _saves(request: CuratorRequest) -> int:
    saves = request.POST.get("saves", "")
    return int(saves) if saves.isdecimal() and len(saves) < 10 else -1


def _find(request: CuratorRequest, number: int) -> WorkInProgress:
    """Return the person's own evaluation; nobody types in another's."""
    return get_object_or_404(WorkInProgress, pk=number, form=FORM, owner=request.user)


def _address(work: WorkInProgress) -> str:
    return reverse("curate:enter", args=[work.pk])


def _page(request: CuratorRequest, work: WorkInProgress, evaluation: Evaluation, **said: Any) -> HttpResponse:
    progress: Progress = progress_of(evaluation)
    look = said.pop("look", "")
    row = find_row(evaluation.typed, "lessons", look)
    context = {
        "work": work,
        "work_url": _address(work),
        "evaluation": evaluation,
        "options": evaluation.options,
        "progress": progress,
        "most_rows": MOST_ROWS,
        "reason": evaluation.typed.get(REASON, work.reason),
        "strict": False,
        "refusal": "",
        "differ": [],
        "look": look if row else "",
        "alike": lessons_alike(row.get("statement", "")) if row else [],
        **said,
    }
    status = CONFLICT if context["differ"] else INVALID if context["strict"] else 200
    return show(request, "workspace/enter.html", context, status=status)
