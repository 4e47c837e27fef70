"""Work that no reader sees yet: what somebody is typing, and what waits for a second pair of eyes."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from ..enums import WorkStage
from .change import ChangeSet


class WorkInProgress(models.Model):
    """What one person has entered in a form, kept as it was typed; no public door reads it.

    ``typed`` is the form as it stands, right or wrong. ``rows`` is what it would change, once it has been handed in:
    see ``curation.rows``. ``kind`` and ``record_id`` name the record that it is about, where there is one already.
    """

    form = models.CharField(max_length=40, help_text="The form that wrote it and can open it again.")
    title = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    record_id = models.BigIntegerField(null=True, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="works")
    stage = models.CharField(max_length=12, choices=WorkStage, default=WorkStage.OPEN, db_index=True)
    typed = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    rows = models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)
    reason = models.TextField(blank=True, help_text="Why, in the owner's words; kept in the history.")
    began_from = models.ForeignKey(
        ChangeSet, models.PROTECT, null=True, blank=True, related_name="+", help_text="The version it began from."
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="works_reviewed"
    )
    answer = models.TextField(blank=True, help_text="What the reviewer wrote.")
    accepted_as = models.ForeignKey(ChangeSet, models.PROTECT, null=True, blank=True, related_name="works")
    saves = models.PositiveIntegerField(default=0, help_text="How often it was saved; tells two windows apart.")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-updated_at"]
        verbose_name_plural = "works in progress"
        indexes = [models.Index(fields=["kind", "record_id"])]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=WorkStage.values), name="%(class)s_stage_known"),
            models.CheckConstraint(
                condition=~Q(stage=WorkStage.ACCEPTED) | Q(accepted_as__isnull=False, reviewer__isnull=False),
                name="%(class)s_accepted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"Work {self.pk}"
