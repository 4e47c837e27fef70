"""What changed, when, by whom and why; and what the search index has still to learn."""

from django.conf import settings
from django.db import connection, models
from django.db.models import Q


class ChangeSet(models.Model):
    """Everything that one action changed at once. Every historical row points to one."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="change_sets")
    action = models.CharField(max_length=60)
    reason = models.TextField(blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="change_sets_accepted",
        help_text="The reviewer who let it go live.",
    )
    undoes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="undone_by",
        help_text="The change that it reverses.",
    )

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(action=""), name="%(class)s_action_given")]

    def __str__(self) -> str:
        return f"{self.action} by {self.by} on {self.at:%-d %B %Y}"


class ChangeClock(models.Model):
    """The one row whose number orders all changes.

    A transaction takes the next number last and keeps the row locked until it commits, so the order of numbers is
    the order of commits; a database sequence does not promise that.
    """

    number = models.BigIntegerField(default=0)
    forgotten_to = models.BigIntegerField(default=0, help_text="Index changes up to this number are no longer kept.")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="%(class)s_is_one_row")]

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def read(cls) -> int:
        """Return the number of the last change. Every search asks for it, so it is asked without the ORM's detours."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT number FROM evidence_changeclock WHERE id = 1")
            return int(cursor.fetchone()[0])


class IndexChange(models.Model):
    """A document that the search index has to write anew, kept for 30 days."""

    number = models.BigIntegerField(db_index=True)
    change_set = models.ForeignKey(ChangeSet, models.PROTECT, related_name="index_changes")
    kind = models.CharField(max_length=20)
    record_id = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.number}: {self.kind} {self.record_id}"
