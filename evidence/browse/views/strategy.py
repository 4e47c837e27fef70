"""Long search strategies: a page to paste one, and the short address under which it is stored."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from ...search import (
    LONGEST_STRATEGY,
    StrategyGone,
    StrategyTooLong,
    needs_its_lines,
    read_strategy,
    readable_strategy,
    store_strategy,
)
from ...web.translation import translate as _
from .search import search_library

LONGEST_ADDRESS = 2_000
"""A strategy longer than this, as an address spells it, is stored: mail programs and browsers cut long addresses."""


@require_http_methods(["GET", "HEAD", "POST"])
def ask_library(request: HttpRequest) -> HttpResponse:
    """Show what a search finds; one that is posted, because it is long, goes on to an address of its own."""
    return _receive(request) if request.method == "POST" else search_library(request)


@require_safe
def show_strategy_form(request: HttpRequest) -> HttpResponse:
    """Show the form for a long strategy, with a stored one to change where the address names it."""
    text = request.GET.get("q", "")
    if key := request.GET.get("strategy"):
        try:
            text = read_strategy(key)
        except StrategyGone:
            return render(request, "search/gone.html", status=410)
    return _form(request, text)


def _receive(request: HttpRequest) -> HttpResponse:
    """Store a posted strategy, or put a short one in the address, and go on to what it finds, filters kept.

    An address has one line, so a short one is stored too where its lines say what belongs together.
    """
    text = request.POST.get("q", "")
    others = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in {"q", "strategy", "page", "csrfmiddlewaretoken"}
        for value in values
        if value
    ]
    plain = " ".join(readable_strategy(text).split())
    words = [("q", plain)] if plain else []
    if len(urlencode(words)) > LONGEST_ADDRESS or needs_its_lines(text):
        try:
            words = [("strategy", store_strategy(text))]
        except StrategyTooLong as too_long:
            return _form(request, text, _too_long(too_long.size), status=413)
    query = urlencode([*words, *others])
    address = f"{reverse('search')}?{query}" if query else reverse("search")
    return HttpResponseRedirect(address, status=303)


def _form(request: HttpRequest, text: str, error: str = "", status: int = 200) -> HttpResponse:
    return render(request, "search/strategy.html", {"text": text, "error": error}, status=status)


def _too_long(size: int) -> str:
    sentence = _(
        "The strategy has %(size)s characters; at most %(most)s can be searched. Shorten it, or search in parts."
    )
    return sentence % {"size": f"{size:,}", "most": f"{LONGEST_STRATEGY:,}"}
