"""Signing in, coming in by an invitation, and changing one's password: the pages before and around the workspace."""

from math import ceil
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from ...curation.accounts import replace_password
from ...curation.actions import accept_invitation
from ...curation.actions.people import read_token
from ...curation.errors import Refusal, WrongStage
from ...models import Invitation
from ...web.sender import sender_of
from ..access import CuratorRequest
from ..pages import show
from ..sign_in_form import SignInForm

TEMPLATE = "workspace/sign_in.html"
BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignIn(LoginView):
    """The one page for signing in, to the workspace and to the admin."""

    template_name = TEMPLATE
    authentication_form = SignInForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**{"locked": "", **kwargs})
        form = context["form"]
        problems = [str(error) for errors in form.errors.values() for error in errors]
        return {**context, "problems": problems, "username": form["username"].value() or ""}


def show_locked(request: HttpRequest, response: HttpResponse, credentials: dict[str, Any]) -> HttpResponse:
    """Say that too many passwords were wrong, and how long to wait."""
    name = str(credentials.get("username", ""))
    last = AccessAttempt.objects.filter(Q(username=name) | Q(ip_address=sender_of(request))).aggregate(
        last=Max("attempt_time")
    )["last"]
    until = (last or timezone.now()) + settings.AXES_COOLOFF_TIME
    minutes = max(1, ceil((until - timezone.now()).total_seconds() / 60))
    view = SignIn()
    view.setup(request)
    form = SignInForm(request, initial={"username": name})
    context = view.get_context_data(form=form, locked=_minutes(minutes))
    answer = render(request, TEMPLATE, context, status=429)
    answer.headers["Retry-After"] = str(minutes * 60)
    return answer


def _minutes(number: int) -> str:
    return _("one minute") if number == 1 else _("%(number)s minutes") % {"number": number}


@never_cache
@sensitive_post_parameters("password", "password_again")
def come_in(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a link invites to, or make the account, or give it its new password, and sign the person in."""
    try:
        invitation = read_token(token)
    except WrongStage as refusal:
        return render(request, "workspace/link_refused.html", {"refusal": str(refusal)}, status=410)
    typed = _typed(request, invitation)
    if request.method != "POST":
        return _show_invitation(request, invitation, typed, {})
    password, again = request.POST.get("password", ""), request.POST.get("password_again", "")
    if password != again:
        return _show_invitation(
            request, invitation, typed, {"password": _("The two passwords differ. Type them again.")}
        )
    try:
        account = accept_invitation(token, username=typed["username"], name=typed["name"], password=password)
    except ValidationError as error:
        return _show_invitation(request, invitation, typed, _sorted(error))
    except Refusal as refusal:
        return _show_invitation(request, invitation, typed, {"name": str(refusal)})
    login(request, account, backend=BACKEND)
    messages.success(request, _("You are signed in. The password is yours alone; nobody else has seen it."))
    return HttpResponseRedirect(reverse("curate:home"))


def _typed(request: HttpRequest, invitation: Invitation) -> dict[str, str]:
    first = {"name": invitation.name, "username": slugify(invitation.name)}
    return {name: request.POST.get(name, value) for name, value in first.items()}


def _sorted(error: ValidationError) -> dict[str, str]:
    """Return the refusals by the field in which they are mended."""
    if not hasattr(error, "error_dict"):
        return {"password": " ".join(error.messages)}
    fields = {"first_name": "name", "last_name": "name"}
    return {fields.get(name, name): " ".join(texts) for name, texts in error.message_dict.items()}


def _show_invitation(
    request: HttpRequest, invitation: Invitation, typed: dict[str, str], errors: dict[str, str]
) -> HttpResponse:
    context = {
        "invitation": invitation,
        "typed": typed,
        "errors": {"name": "", "username": "", "password": "", **errors},
    }
    problems = {"problems": list(errors.items())}
    return render(request, "workspace/come_in.html", {**context, **problems}, status=422 if errors else 200)


@sensitive_post_parameters("old", "password", "password_again")
def change_password(request: CuratorRequest) -> HttpResponse:
    """Let a person replace their own password."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        given = {name: request.POST.get(name, "") for name in ("old", "password", "password_again")}
        if given["password"] != given["password_again"]:
            errors = {"password": _("The two passwords differ. Type them again.")}
        elif not request.user.check_password(given["old"]):
            errors = {"old": _("This is not your present password.")}
        else:
            try:
                replace_password(request.user, given["password"])
            except ValidationError as error:
                errors = {"password": " ".join(error.messages)}
        if not errors:
            update_session_auth_hash(request, request.user)
            messages.success(request, _("Your password is changed; everywhere else you are signed out."))
            return HttpResponseRedirect(reverse("curate:home"))
    context = {"errors": {"old": "", "password": "", **errors}, "problems": list(errors.items())}
    return show(request, "workspace/password.html", context, status=422 if errors else 200)
