"""Who may do what: one table of roles and rights."""

from enum import StrEnum

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet

from .errors import NotAllowed

SYSTEM_USERNAME = "system"


class Right(StrEnum):
    """A thing that a person may be allowed to do."""

    READ_DRAFTS = "read drafts"
    WRITE = "enter and revise drafts"
    SUBMIT = "submit for review"
    REVIEW = "review the work of others and publish it"
    WITHDRAW = "withdraw"
    MERGE = "merge and undo"
    IMPORT = "import files"
    KEEP_VOCABULARY = "change the vocabularies"
    INVITE = "invite people"
    ERASE = "erase for good"


class Role(StrEnum):
    """A group of the sign-in system; its name is the value."""

    CURATOR = "curator"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


_CURATOR = frozenset({Right.READ_DRAFTS, Right.WRITE, Right.SUBMIT})
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.CURATOR: _CURATOR,
    Role.REVIEWER: _CURATOR | {Right.REVIEW},
    Role.EDITOR: frozenset(Right) - {Right.INVITE, Right.ERASE},
    Role.ADMINISTRATOR: frozenset(Right),
}


def rights_of(user: User | AnonymousUser) -> frozenset[Right]:
    """Return everything that the person may do; administrators and the system may do everything.

    The answer is kept on the user object, so that a page asks the database once.
    """
    known: frozenset[Right] | None = getattr(user, "library_rights", None)
    if known is None:
        known = _look_up(user)
        user.library_rights = known  # type: ignore[union-attr]
    return known


def _look_up(user: User | AnonymousUser) -> frozenset[Right]:
    if isinstance(user, AnonymousUser):
        return frozenset()
    if user.get_username() == SYSTEM_USERNAME:
        return frozenset(Right)
    if not user.is_active:
        return frozenset()
    if getattr(user, "is_superuser", False):
        return frozenset(Right)
    names = set(user.groups.values_list("name", flat=True))
    return frozenset().union(*(rights for role, rights in RIGHTS.items() if role.value in names))


def may(user: User | AnonymousUser, right: Right) -> bool:
    """Return whether the person has the right."""
    return right in rights_of(user)


def who_may(right: Right) -> QuerySet[User]:
    """Return everybody who can sign in and has the right."""
    roles = [role.value for role, rights in RIGHTS.items() if right in rights]
    has_it = Q(is_superuser=True) | Q(groups__name__in=roles)
    found: QuerySet[User] = get_user_model().objects.filter(has_it, is_active=True)
    return found.exclude(username=SYSTEM_USERNAME).distinct()


def check_may(user: User | AnonymousUser, right: Right) -> None:
    """Raise NotAllowed, naming the right, when the person does not have it."""
    if not may(user, right):
        raise NotAllowed(f"You may not {right.value}. Ask an editor or an administrator of the library.")
