"""What readers think is wrong: suggestions for curators to answer. No record of the library, so it has no history."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ..enums import CorrectionStatus


class Correction(models.Model):
    """A reader's suggestion, on one record or on the library as a whole, and the curator's answer to it.

    It is written once and answered once; neither is ever changed, so the row itself says who did what and when.
    """

    kind = models.CharField("kind of record", max_length=20, blank=True)
    slug = models.CharField("record", max_length=80, blank=True)
    text = models.TextField("what should be corrected")
    contact = models.CharField(
        max_length=200, blank=True, help_text="Offered by the reader; forgotten when the suggestion is answered."
    )
    status = models.CharField(max_length=12, choices=CorrectionStatus, default=CorrectionStatus.OPEN, db_index=True)
    created_at = models.DateTimeField("sent", auto_now_add=True)
    answer = models.TextField(blank=True, help_text="What was done about it, and why. It closes the suggestion.")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="answered_corrections"
    )
    answered_at = models.DateTimeField("answered", null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = "suggested correction"
        constraints = [
            models.CheckConstraint(condition=Q(status__in=CorrectionStatus.values), name="%(class)s_status_known"),
            models.CheckConstraint(condition=~Q(text=""), name="%(class)s_text_given"),
            models.CheckConstraint(
                condition=Q(kind="", slug="") | ~Q(kind="") & ~Q(slug=""), name="%(class)s_names_a_record_or_none"
            ),
            models.CheckConstraint(
                condition=Q(status=CorrectionStatus.ANSWERED, contact="")
                & Q(answered_by__isnull=False, answered_at__isnull=False)
                & ~Q(answer="")
                | ~Q(status=CorrectionStatus.ANSWERED)
                & Q(answer="", answered_by__isnull=True, answered_at__isnull=True),
                name="%(class)s_answered_whole_or_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text[:60]}…" if len(self.text) > 60 else self.text


class CorrectionSender(models.Model):
    """How many suggestions one sender sent on one day, under a key from which no address can be read."""

    key = models.CharField(max_length=64, unique=True)
    day = models.DateField(db_index=True)
    sent = models.PositiveSmallIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.day}: {self.sent}"
