"""Have we been here before? A plan is handed over, looked up in the library, and forgotten."""

from collections.abc import ItemsView
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.debug import SafeExceptionReporterFilter
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ...documents import MOST_BYTES, MOST_CHARACTERS
from ...search import IndexMissing
from ...web.translation import translate as _
from ..before.found import Found, look_back
from ..before.handed_over import DOCUMENT, TEXT, HandedOver, Problem, receive


class Discreet(SafeExceptionReporterFilter):
    """Leaves everything that was handed over, and every variable that may hold some of it, out of reports of errors."""

    def is_active(self, request: HttpRequest | None) -> bool:
        """Hide it whatever the settings."""
        return True

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: object) -> ItemsView[str, Any]:
        """Show no variable of any frame."""
        return dict[str, Any]().items()


# It changes nothing and belongs to nobody, so there is nothing to forge; the check would read the body before its size
# is looked at, and would need a cookie.
@csrf_exempt
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def look_before(request: HttpRequest) -> HttpResponse:
    """Show the form, or what the library holds on the plan that was handed over. The plan is kept nowhere."""
    if request.method != "POST":
        return _show(request, HandedOver())
    request.exception_reporter_filter = Discreet()  # Django asks the request for it
    return _answer(request, receive(request))


def _answer(request: HttpRequest, handed: HandedOver) -> HttpResponse:
    if handed.problem:
        return _show(request, handed)
    try:
        found = look_back(handed.text)
    except IndexMissing:
        return render(request, "search/unavailable.html", {"kind": None}, status=503)
    if not found.is_english:
        return _show(request, handed._replace(problem=Problem(TEXT, _not_english()), status=422))
    return _show(request, handed, found)


def _not_english() -> str:
    return _(
        "Hardly a word of this text is one that the library knows. It reads English alone: paste an English version,"
        " or a summary in your own words."
    )


def _show(request: HttpRequest, handed: HandedOver, found: Found | None = None) -> HttpResponse:
    context = {
        "problems": [handed.problem] if handed.problem else [],
        "errors": {TEXT: "", DOCUMENT: "", **dict([handed.problem] if handed.problem else [])},
        "typed": handed.typed,
        "found": found,
        "most_megabytes": MOST_BYTES // 1024 // 1024,
        "most_characters": MOST_CHARACTERS,
    }
    return render(request, "before/page.html", context, status=handed.status)
