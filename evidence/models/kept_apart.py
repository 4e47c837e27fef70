"""Records that look alike and are not the same, as a person has said."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class KeptApart(models.Model):
    """Two records of a kind that somebody looked at and found to be two; they are not offered as duplicates again."""

    kind = models.CharField(max_length=40)
    first = models.BigIntegerField(help_text="The smaller number of the two.")
    second = models.BigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="kept_apart")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "kept apart"
        constraints = [
            models.UniqueConstraint(fields=["kind", "first", "second"], name="%(class)s_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="%(class)s_in_order"),
            models.CheckConstraint(condition=~Q(kind=""), name="%(class)s_kind_given"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.first} is not {self.second}"
