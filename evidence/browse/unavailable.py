"""What a page answers that needs the search, while the index is being rebuilt or where a stored question is gone."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..search import KINDS, SECONDS_TO_REBUILD, IndexMissing, StrategyGone

ASK_AGAIN = {"Retry-After": str(SECONDS_TO_REBUILD)}
View = Callable[..., HttpResponse]


def needs_search(view: View) -> View:
    """Let a page that needs the search say plainly why it cannot be shown, and when to ask again."""

    @wraps(view)
    def answer(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        try:
            return view(request, *arguments, **named)
        except StrategyGone:
            return render(request, "search/gone.html", status=410)
        except IndexMissing:
            kind = KINDS.get(named.get("kind") or "")
            response = render(request, "search/unavailable.html", {"kind": kind}, status=503)
            response["Retry-After"] = ASK_AGAIN["Retry-After"]
            return response

    return answer
