"""Who let whom in: links that serve once, and what was done to an account ever since."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Invitation(models.Model):
    """A link by which somebody makes an account of a role, or takes a new password for the account they have.

    The link holds the signed number of this row and nothing else; it serves once, until a moment, unless it is
    taken back before.
    """

    name = models.CharField(max_length=150, help_text="Of the person, as colleagues and readers know them.")
    role = models.CharField(max_length=20, blank=True, help_text="Empty where it is for a new password.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="invitations_made")
    at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="invitations"
    )
    used_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="%(class)s_name_given"),
            models.CheckConstraint(
                condition=~Q(role="") | Q(account__isnull=False), name="%(class)s_to_a_role_or_an_account"
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(account__isnull=False, taken_back_at__isnull=True),
                name="%(class)s_used_by_an_account",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AccountEvent(models.Model):
    """One thing that was done to an account: invited, let in, given another role, closed. Written once."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="events")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="account_events_made")
    at = models.DateTimeField(auto_now_add=True)
    what = models.CharField(max_length=120)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="%(class)s_says_what")]

    def __str__(self) -> str:
        return self.what
