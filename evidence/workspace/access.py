"""Who may come in: people with a role; others are sent to the sign-in, or told whom to ask."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ..curation.permissions import Right, Role, may

View = Callable[..., HttpResponseBase]
MOST_NAMED = 5


class CuratorRequest(HttpRequest):
    """A request that has come through ``for_curators``: somebody is signed in."""

    user: User


def for_curators(view: View, right: Right = Right.READ_DRAFTS) -> View:
    """Return the view behind the sign-in, for people who have the right; nothing of it is kept by a browser."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if request.user.is_anonymous:
            return redirect_to_login(page_above(request.path) if takes_forms(view) else request.get_full_path())
        if not may(request.user, right):
            return show_not_allowed(request, right)
        return view(request, *args, **kwargs)

    return never_cache(guarded)


def for_forms(view: View) -> View:
    """Return a view that takes what a form sends; who opens its address is led to the page with that form."""

    @wraps(view)
    def taking(request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if request.method in {"GET", "HEAD"}:
            return HttpResponseRedirect(page_above(request.path))
        return require_POST(view)(request, *args, **kwargs)

    taking.takes_forms = True  # type: ignore[attr-defined]
    return taking


def takes_forms(view: View) -> bool:
    """Return whether a view only takes what a form sends, and shows nothing to who opens its address."""
    return getattr(view, "takes_forms", False)


def page_above(address: str) -> str:
    """Return the nearest page above an address that only takes forms: a form is sent to below the page it stands on."""
    above = address.rstrip("/").rpartition("/")[0] + "/"
    try:
        is_page = not takes_forms(resolve(above).func)
    except Resolver404:
        is_page = False
    return above if is_page else page_above(above)


def show_not_allowed(request: HttpRequest, right: Right) -> HttpResponse:
    """Say which right is missing, and who can give it."""
    context = {"right": right, "whom_to_ask": whom_to_ask(), "has_role": may(request.user, Right.READ_DRAFTS)}
    return render(request, "workspace/not_allowed.html", context, status=403)


def whom_to_ask() -> list[str]:
    """Return the names of people who can give somebody a role."""
    people = get_user_model().objects.filter(Q(is_superuser=True) | Q(groups__name=Role.ADMINISTRATOR), is_active=True)
    return [person.get_full_name() or person.get_username() for person in people.distinct().order_by("pk")[:MOST_NAMED]]
