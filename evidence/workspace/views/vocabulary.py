"""The vocabulary desk: terms are added, reworded, moved, retired and merged; each step is shown before it is done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ...curation.actions import add_term, change_term, merge_terms, retire_term
from ...curation.vocabularies import VOCABULARIES, Vocabulary, count_terms, in_tree_order, merged_into, uses_of
from ...curation.works import handed_in_about
from ...models import Theme, WorkInProgress
from ..access import CuratorRequest, for_forms
from ..attempts import attempt
from ..pages import show
from ..records import history_address
from ..term_previews import (
    WORDS,
    Look,
    chosen_term,
    counts_by_term,
    found_by,
    given_words,
    look_at_change,
    look_at_merging,
    look_at_retiring,
)

PER_PAGE = 200


def list_vocabularies(request: CuratorRequest) -> HttpResponse:
    """List the vocabularies with the number of their terms."""
    rows = [(VOCABULARIES[name], serving, retired) for name, (serving, retired) in count_terms().items()]
    return show(request, "workspace/vocabularies.html", {"rows": rows})


def list_terms(request: CuratorRequest, name: str) -> HttpResponse:
    """List the terms of a vocabulary as the tree they make, each with the records that readers find by it."""
    vocabulary, asked = _vocabulary(name), request.GET.get("q", "").strip()[:120]
    terms = vocabulary.model._default_manager.order_by("label")
    if asked:
        terms = terms.filter(_says(vocabulary, asked))
    page = Paginator(in_tree_order(terms), PER_PAGE).get_page(request.GET.get("page"))
    counts = counts_by_term(vocabulary)
    context = {
        "vocabulary": vocabulary,
        "asked": asked,
        "page": page,
        "rows": [(placed, found_by(vocabulary, placed.term, counts)) for placed in page.object_list],
    }
    return show(request, "workspace/terms.html", context)


def add(request: CuratorRequest, name: str) -> HttpResponse:
    """Show the form of a new term, or add it."""
    vocabulary = _vocabulary(name)
    if request.method != "POST":
        return _add_page(request, vocabulary, {"parent": request.GET.get("parent", "")})
    added: list[Any] = []
    refusal = attempt(
        lambda: added.append(add_term(vocabulary.model, by=request.user, **given_words(request, vocabulary)))
    )
    if refusal:
        return _add_page(request, vocabulary, request.POST, refusal)
    if isinstance(added[0], WorkInProgress):
        messages.success(request, _("Handed in. It can be used as soon as a second person has accepted it."))
        return HttpResponseRedirect(reverse("curate:work", args=[added[0].pk]))
    messages.success(request, _("Added. It can be used from now on."))
    return HttpResponseRedirect(_address(vocabulary, added[0]))


def show_term(request: CuratorRequest, name: str, slug: str) -> HttpResponse:
    """Show a term: what it says, what uses it, and what can be done with it."""
    vocabulary = _vocabulary(name)
    return _page(request, vocabulary, _term(vocabulary, slug))


@for_forms
def step(request: CuratorRequest, name: str, slug: str, named: str) -> HttpResponse:
    """Show what a step would do; carry it out where that has been seen."""
    vocabulary = _vocabulary(name)
    term = _term(vocabulary, slug)
    if named not in STEPS:
        raise Http404
    look, carry_out = STEPS[named]
    if named == "merge" and chosen_term(vocabulary, request.POST.get("into", "")) is None:
        return _page(
            request, vocabulary, term, refusal=_("Choose the term that it is the same as."), typed=request.POST
        )
    if request.POST.get("sure") != "yes":
        return _page(
            request, vocabulary, term, preview=look(request, vocabulary, term), previewed=named, typed=request.POST
        )
    done: list[Any] = []
    if refusal := attempt(lambda: done.append(carry_out(request, vocabulary, term))):
        return _page(request, vocabulary, _term(vocabulary, slug), refusal=refusal, typed=request.POST)
    if isinstance(done[0], WorkInProgress):
        messages.success(request, _("Handed in. Readers see it when a second person has accepted it."))
        return HttpResponseRedirect(reverse("curate:work", args=[done[0].pk]))
    messages.success(request, _("Done. The records follow, and the history tells it."))
    return HttpResponseRedirect(_address(vocabulary, done[0] or term))


def _change(request: CuratorRequest, vocabulary: Vocabulary, term: Any) -> Any:
    return change_term(term, by=request.user, **given_words(request, vocabulary))


def _retire(request: CuratorRequest, vocabulary: Vocabulary, term: Any) -> Any:
    return retire_term(term, by=request.user, reason=request.POST.get("reason", ""))


def _take_up(request: CuratorRequest, vocabulary: Vocabulary, term: Any) -> Any:
    return change_term(term, by=request.user, reason=request.POST.get("reason", ""), retired_on=None)


def _merge(request: CuratorRequest, vocabulary: Vocabulary, term: Any) -> Any:
    survivor = chosen_term(vocabulary, request.POST.get("into", "")) or term
    merge_terms(survivor, term, by=request.user, reason=request.POST.get("reason", ""))
    return survivor


STEPS: dict[str, tuple[Look, Callable[[CuratorRequest, Vocabulary, Any], Any]]] = {
    "change": (look_at_change, _change),
    "retire": (look_at_retiring, _retire),
    "take-up": (look_at_retiring, _take_up),
    "merge": (look_at_merging, _merge),
}


def _vocabulary(name: str) -> Vocabulary:
    if name not in VOCABULARIES:
        raise Http404
    return VOCABULARIES[name]


def _term(vocabulary: Vocabulary, slug: str) -> Any:
    rows = (
        vocabulary.model._default_manager.select_related("parent")
        if vocabulary.is_tree
        else vocabulary.model._default_manager
    )
    return get_object_or_404(rows, slug=slug)


def _says(vocabulary: Vocabulary, asked: str) -> Q:
    names = ("label", "synonyms", "definition") if vocabulary.is_tree else ("label", "meaning")
    condition = Q()
    for name in names:
        condition |= Q(**{f"{name}__icontains": asked.replace("\0", "")})
    return condition


def _address(vocabulary: Vocabulary, term: Any) -> str:
    return reverse("curate:term", args=[vocabulary.name, term.slug])


def _others(vocabulary: Vocabulary, term: Any = None) -> list[Any]:
    """Return the terms that may be chosen beside this one, as their tree; what was withdrawn is left out."""
    if not vocabulary.is_tree:
        return []
    rows = vocabulary.model._default_manager.filter(retired_on=None)
    if vocabulary.model is Theme:
        rows = rows.exclude(status="withdrawn")
    return [placed for placed in in_tree_order(rows) if placed.term != term]


def _typed(given: Any) -> dict[str, str]:
    return {name: str(given.get(name, "")) for name in (*WORDS, "parent", "into", "reason")}


def _add_page(request: CuratorRequest, vocabulary: Vocabulary, given: Any, refusal: str = "") -> HttpResponse:
    context = {
        "vocabulary": vocabulary,
        "typed": _typed(given),
        "others": _others(vocabulary),
        "refusal": refusal,
        "waits": vocabulary.model is Theme,
    }
    return show(request, "workspace/term_new.html", context, status=422 if refusal else 200)


def _page(request: CuratorRequest, vocabulary: Vocabulary, term: Any, **said: Any) -> HttpResponse:
    stored = {name: getattr(term, name, "") for name in WORDS}
    parent = getattr(term, "parent", None)
    typed = said.pop("typed", None)
    context = {
        "vocabulary": vocabulary,
        "term": term,
        "found": found_by(vocabulary, term, counts_by_term(vocabulary)),
        "uses": uses_of(term),
        "typed": _typed({**stored, "parent": parent.slug if parent else "", **({} if typed is None else typed.dict())}),
        "others": _others(vocabulary, term),
        "merged_into": merged_into(term),
        "history": history_address(term),
        "waits": vocabulary.model is Theme,
        "waiting_works": handed_in_about(term) if vocabulary.model is Theme else (),
        "preview": None,
        "previewed": "",
        "refusal": "",
        **said,
    }
    return show(request, "workspace/term.html", context, status=422 if context["refusal"] else 200)
