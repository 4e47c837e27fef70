"""People: invited by a link that serves once, given a role, let out and in again; every step is written down."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core import signing
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from ...models import AccountEvent, Invitation
from ..errors import NotComplete, Refusal, WrongStage
from ..permissions import SYSTEM_USERNAME, Right, Role, check_may

SERVES = timedelta(days=7)
_SIGNER = signing.Signer(salt="invitation to the library")


def invite_person(*, by: User, name: str, role: str) -> Invitation:
    """Invite somebody to a role; ``link_of`` gives the link for them."""
    check_may(by, Right.INVITE)
    if role not in list(Role):
        raise NotComplete("Choose the role that the person is to have.")
    return Invitation.objects.create(by=by, name=_required_name(name), role=role, expires_at=timezone.now() + SERVES)


def offer_new_password(account: User, *, by: User) -> Invitation:
    """Make a link by which a person who has lost the password chooses another one."""
    check_may(by, Right.INVITE)
    if not account.is_active:
        raise WrongStage("This account is closed. Open it again first.")
    with transaction.atomic():
        _note(account, by, "was offered a link for a new password")
        return Invitation.objects.create(
            by=by, name=name_of(account), account=account, expires_at=timezone.now() + SERVES
        )


def take_back_invitation(invitation: Invitation, *, by: User) -> None:
    """Let a link no longer serve."""
    check_may(by, Right.INVITE)
    with transaction.atomic():
        current = Invitation.objects.select_for_update().get(pk=invitation.pk)
        _check_open(current)
        current.taken_back_at = timezone.now()
        current.save(update_fields=["taken_back_at"])


def token_of(invitation: Invitation) -> str:
    """Return what stands in the link of an invitation: its number, signed."""
    return _SIGNER.sign(str(invitation.pk))


def read_token(token: str) -> Invitation:
    """Return the invitation of a link. Raises WrongStage, saying why, where it does not serve or no longer does."""
    try:
        number = int(_SIGNER.unsign(token))
    except (signing.BadSignature, ValueError):
        raise WrongStage("This link is not whole. Copy all of it, or ask for a new one.") from None
    invitation = Invitation.objects.select_related("by", "account").filter(pk=number).first()
    if invitation is None:
        raise WrongStage("This link does not serve any more. Ask for a new one.")
    _check_open(invitation)
    return invitation


def accept_invitation(token: str, *, username: str, name: str, password: str) -> User:
    """Make the account that a link invites to, or give its account the new password, and return it.

    Raises WrongStage where the link does not serve, and ValidationError for a user name or password that will not do.
    """
    with transaction.atomic():
        found = read_token(token)
        invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=found.pk)
        _check_open(invitation)
        account = invitation.account or _new_account(username, name, invitation.role)
        validate_password(password, account)
        account.set_password(password)
        account.save()
        if invitation.account is None:
            account.groups.set(Group.objects.filter(name=invitation.role))
            _note(account, invitation.by, f"was invited as {invitation.role}")
            _note(account, account, "made the account")
        else:
            _note(account, account, "chose a new password")
        invitation.account, invitation.used_at = account, timezone.now()
        invitation.save(update_fields=["account", "used_at"])
    return account


def change_role(account: User, role: str, *, by: User, reason: str = "") -> None:
    """Give a person another role in place of the one they have."""
    check_may(by, Right.INVITE)
    if role not in list(Role):
        raise NotComplete("Choose the role that the person is to have.")
    with transaction.atomic():
        current = _locked(account)
        before = role_of(current)
        if before == role:
            raise Refusal(f"{name_of(current)} is {role} already.")
        if current.is_superuser:
            raise Refusal("Who runs the library made this account; only on the server can its role be changed.")
        if before == Role.ADMINISTRATOR:
            _check_others_administer(current)
        current.groups.remove(*current.groups.filter(name__in=list(Role)))
        current.groups.add(Group.objects.get(name=role))
        if not current.is_staff:
            current.is_staff = True
            current.save(update_fields=["is_staff"])
        _note(current, by, f"role changed from {before or 'none'} to {role}", reason)


def close_account(account: User, *, by: User, reason: str) -> None:
    """Let a person in no more; what they wrote and signed stays as it is."""
    check_may(by, Right.INVITE)
    with transaction.atomic():
        current = _locked(account)
        if not current.is_active:
            raise WrongStage("This account is closed already.")
        if not reason.strip():
            raise NotComplete("Say why; colleagues who look for the person will read it.")
        if role_of(current) == Role.ADMINISTRATOR:
            _check_others_administer(current)
        current.is_active = False
        current.save(update_fields=["is_active"])
        _note(current, by, "account closed", reason)


def open_account(account: User, *, by: User, reason: str = "") -> None:
    """Let a person in again, with the role and password they had."""
    check_may(by, Right.INVITE)
    with transaction.atomic():
        current = _locked(account)
        if current.is_active:
            raise WrongStage("This account is open already.")
        current.is_active = True
        current.save(update_fields=["is_active"])
        _note(current, by, "account opened again", reason)


def people() -> QuerySet[User]:
    """Return everybody who has or had an account, with their groups; the library's own actor is nobody."""
    found: QuerySet[User] = get_user_model().objects.exclude(username=SYSTEM_USERNAME)
    return found.prefetch_related("groups").order_by("-is_active", "username")


def role_of(account: User) -> str:
    """Return the widest role that a person has; "" for none. Who runs the library is an administrator."""
    if account.is_superuser:
        return Role.ADMINISTRATOR
    names = {group.name for group in account.groups.all()}
    return next((role.value for role in reversed(Role) if role.value in names), "")


def name_of(account: User) -> str:
    """Return the name of a person, or where none is given the user name."""
    return account.get_full_name() or account.get_username()


def _new_account(username: str, name: str, role: str) -> User:
    first, _, last = _required_name(name).rpartition(" ")
    account: User = get_user_model()(
        username=User.normalize_username(username.strip()), first_name=first, last_name=last, is_staff=True
    )
    account.full_clean(exclude=["password"])
    return account


def _required_name(name: str) -> str:
    if not name.strip():
        raise NotComplete("Give the person's name; colleagues and readers see it beside their judgements.")
    return " ".join(name.split())[:150]


def _check_open(invitation: Invitation) -> None:
    if invitation.used_at:
        raise WrongStage("This link has served already. Sign in with the password that you chose.")
    if invitation.taken_back_at:
        raise WrongStage("This link was taken back. Ask for a new one.")
    if invitation.expires_at <= timezone.now():
        raise WrongStage(f"This link served until {invitation.expires_at:%-d %B %Y}. Ask for a new one.")
    if invitation.account is not None and not invitation.account.is_active:
        raise WrongStage("The account that this link was for is closed.")


def _check_others_administer(leaving: User) -> None:
    """Raise Refusal where nobody else could invite people afterwards; the rows are locked, so two cannot both go."""
    administers = Q(is_superuser=True) | Q(groups__name=Role.ADMINISTRATOR.value)
    others = get_user_model().objects.filter(administers, is_active=True).exclude(pk=leaving.pk)
    others = others.exclude(username=SYSTEM_USERNAME).distinct()
    if not others.exists():
        raise Refusal("This is the last administrator. Make somebody else one first.")


def _locked(account: User) -> User:
    """Return the account as it is stored; changes of accounts wait for each other, as the last administrator's must."""
    Group.objects.select_for_update().get(name=Role.ADMINISTRATOR.value)
    locked: User = get_user_model().objects.select_for_update().get(pk=account.pk)
    return locked


def _note(account: User, by: User, what: str, reason: str = "") -> None:
    AccountEvent.objects.create(account=account, by=by, what=what, reason=reason.strip())
