"""People who sign in: a curator, an editor, an administrator, a reader."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

PASSWORD = "correct horse battery staple"  # noqa: S105 - opens nothing but a test


def make_user(username: str = "tester", *roles: str, **values):
    """Make an account of the named groups; staff where it has any."""
    user = get_user_model().objects.create_user(
        username, password=PASSWORD, **{"is_staff": bool(roles) or values.get("is_superuser", False), **values}
    )
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def the_user(username: str = "tester"):
    """Return the account of that name, made where it is missing."""
    return get_user_model().objects.filter(username=username).first() or make_user(username)


def make_curator(username: str = "curator"):
    return make_user(username, "curator")


def make_editor(username: str = "editor"):
    return make_user(username, "editor")


def make_administrator(username: str = "administrator"):
    return make_user(username, is_superuser=True)
