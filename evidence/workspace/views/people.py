"""The people desk: who works here in which role, invited by whom; links for new people and new passwords."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ...curation.actions import (
    change_role,
    close_account,
    invite_person,
    offer_new_password,
    open_account,
    take_back_invitation,
)
from ...curation.actions.people import SERVES, name_of, people, role_of, token_of
from ...curation.permissions import RIGHTS, Role
from ...models import AccountEvent, Invitation
from ..access import CuratorRequest, for_forms
from ..attempts import attempt
from ..pages import show

PER_PAGE = 50


def list_people(request: CuratorRequest) -> HttpResponse:
    """Show everybody with their role, the links that still serve, and the form that invites."""
    return _list(request)


@for_forms
def invite(request: CuratorRequest) -> HttpResponse:
    """Make a link for a new person; the administrator passes it on."""
    name, role = request.POST.get("name", ""), request.POST.get("role", "")
    if refusal := attempt(invite_person, by=request.user, name=name, role=role):
        return _list(request, refusal=refusal, typed={"name": name, "role": role})
    messages.success(request, _("The link for %(name)s stands below. Copy it and pass it on.") % {"name": name.strip()})
    return HttpResponseRedirect(reverse("curate:people") + "#links")


@for_forms
def take_back(request: CuratorRequest, number: int) -> HttpResponse:
    """Let a link no longer serve."""
    invitation = get_object_or_404(Invitation, pk=number)
    if refusal := attempt(take_back_invitation, invitation, by=request.user):
        return _list(request, refusal=refusal)
    messages.success(request, _("The link of %(name)s no longer serves.") % {"name": invitation.name})
    return HttpResponseRedirect(reverse("curate:people"))


def show_person(request: CuratorRequest, number: int) -> HttpResponse:
    """Show one person: role, who invited them, what was done to the account, and what can be done."""
    return _page(request, _find(number))


@for_forms
def act(request: CuratorRequest, number: int, step: str) -> HttpResponse:
    """Change a role, close or open an account, or offer a new password."""
    account = _find(number)
    if step not in STEPS:
        raise Http404
    carry_out, done = STEPS[step]
    if refusal := attempt(carry_out, account, request):
        return _page(request, _find(number), refusal=refusal, refused_step=step, reason=request.POST.get("reason", ""))
    messages.success(request, done())
    return HttpResponseRedirect(reverse("curate:person", args=[account.pk]))


def _reason(request: CuratorRequest) -> str:
    return request.POST.get("reason", "")


STEPS: dict[str, tuple[Callable[[User, CuratorRequest], Any], Callable[[], str]]] = {
    "role": (
        lambda account, request: change_role(
            account, request.POST.get("role", ""), by=request.user, reason=_reason(request)
        ),
        lambda: _("The role is changed; it counts from the next page that they open."),
    ),
    "close": (
        lambda account, request: close_account(account, by=request.user, reason=_reason(request)),
        lambda: _("The account is closed, and signed out everywhere. What the person wrote stays."),
    ),
    "open": (
        lambda account, request: open_account(account, by=request.user, reason=_reason(request)),
        lambda: _("The account is open again."),
    ),
    "new-password": (
        lambda account, request: offer_new_password(account, by=request.user),
        lambda: _("The link for a new password stands below. Copy it and pass it on."),
    ),
}


def _find(number: int) -> User:
    return get_object_or_404(people(), pk=number)


def _open_links() -> Any:
    serves = Invitation.objects.filter(used_at=None, taken_back_at=None, expires_at__gt=timezone.now())
    return serves.select_related("by", "account")


def _link_row(invitation: Invitation) -> dict[str, Any]:
    address = f"{settings.SITE_URL}{reverse('curate:come_in', args=[token_of(invitation)])}"
    return {"invitation": invitation, "address": address, "by": name_of(invitation.by)}


def _list(request: CuratorRequest, **said: Any) -> HttpResponse:
    page = Paginator(people(), PER_PAGE).get_page(request.GET.get("page"))
    accounts = list(page.object_list)
    joined = Invitation.objects.filter(account__in=accounts, used_at__isnull=False).exclude(role="")
    invited_by = {one.account_id: name_of(one.by) for one in joined.select_related("by")}
    context = {
        "page": page,
        "rows": [
            {"account": one, "name": name_of(one), "role": role_of(one), "invited_by": invited_by.get(one.pk, "")}
            for one in accounts
        ],
        "links": [_link_row(one) for one in _open_links()],
        "roles": [(role.value, [right.value for right in rights]) for role, rights in RIGHTS.items()],
        "days": SERVES.days,
        "refusal": "",
        "typed": {"name": "", "role": Role.CURATOR.value},
        **said,
    }
    return show(request, "workspace/people.html", context, status=422 if context["refusal"] else 200)


def _page(request: CuratorRequest, account: User, **said: Any) -> HttpResponse:
    events = AccountEvent.objects.filter(account=account).select_related("by")
    context = {
        "account": account,
        "name": name_of(account),
        "role": role_of(account),
        "roles": [role.value for role in Role],
        "events": [(event, name_of(event.by)) for event in events[:PER_PAGE]],
        "links": [_link_row(one) for one in _open_links().filter(account=account)],
        "refusal": "",
        "refused_step": "",
        "reason": "",
        **said,
    }
    return show(request, "workspace/person.html", context, status=422 if context["refusal"] else 200)
