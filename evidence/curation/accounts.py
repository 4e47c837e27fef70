"""Accounts of curators and editors: made with a password that serves once."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from ..models import AccountEvent
from .permissions import Role


def create_account(username: str, role: Role) -> str | None:
    """Make an account of the role and return its one-time password; None where the name is taken."""
    with transaction.atomic():
        user, is_new = get_user_model().objects.get_or_create(username=username, defaults={"is_staff": True})
        if not is_new:
            return None
        user.groups.add(Group.objects.get(name=role.value))
        return _give_one_time_password(user)


def reset_account(username: str) -> str:
    """Give an account a new one-time password, and return it."""
    return _give_one_time_password(get_user_model().objects.get(username=username))


def _give_one_time_password(user: User) -> str:
    password = secrets.token_urlsafe(12)
    user.set_password(password)
    user.last_login = None
    user.save(update_fields=["password", "last_login"])
    return password


def must_choose_password(user: User) -> bool:
    """Return whether somebody else chose the account's password: nobody has signed in with it yet.

    An administrator's first account is made by the operator for themselves, with a password of their own.
    """
    return user.last_login is None and not getattr(user, "is_superuser", False)


def choose_password(user: User, password: str) -> None:
    """Replace a one-time password. Raises ValidationError for a weak one, or for the same again."""
    if user.check_password(password):
        raise ValidationError("Choose another password than the one you were given.")
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])


def replace_password(user: User, password: str) -> None:
    """Give a person another password of their own. Raises ValidationError for a weak one, or for the same again."""
    if user.check_password(password):
        raise ValidationError("This is the password you have. Choose another one.")
    validate_password(password, user)
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        AccountEvent.objects.create(account=user, by=user, what="changed the password")
