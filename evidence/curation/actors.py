"""The system's own actor, who loads the starting content."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User

from .permissions import SYSTEM_USERNAME


def system_actor() -> User:
    """Return the account under which the library itself acts; nobody can sign in with it."""
    user, created = get_user_model().objects.get_or_create(username=SYSTEM_USERNAME, defaults={"is_active": False})
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user
