"""Requests that cannot be read: a page that says why, and how to mend it."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ...web.translation import translate as _


def show_bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say what is wrong with a request that Django itself refuses to read."""
    reasons: dict[type[Exception], str] = {
        TooManyFieldsSent: _("The address or form holds more choices than can be read at once. Choose fewer filters."),
        RequestDataTooBig: _("What was sent is too large. A search strategy may have at most 100,000 characters."),
    }
    reason = reasons.get(type(exception), _("The address cannot be read. Check it, or begin with a new search."))
    return render(request, "errors/400.html", {"reason": reason}, status=400)


def show_forgery_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was not accepted, because it did not come from a page of the library in the same browser."""
    return render(request, "errors/403_form.html", status=403)
