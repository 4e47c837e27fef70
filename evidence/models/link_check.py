"""What the addresses that records give answered when they were last asked."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class LinkAnswer(models.TextChoices):
    """What became of asking an address on the web whether it still answers."""

    ANSWERS = "answers", _("Answers")
    GONE = "gone", _("The page is not there")
    BROKEN = "broken", _("The server answers with an error")
    UNKNOWN = "unknown", _("No server of this name")
    CLOSED = "closed", _("The server cannot be reached")
    SILENT = "silent", _("Did not answer in time")
    UNCLEAR = "unclear", _("Its answer says neither yes nor no")
    REFUSED = "refused", _("Leads to no public address, so it was not asked")


# Answers of an address that a reader follows in vain, and those that a machine without a network gives for any address.
STOPPED = (LinkAnswer.GONE, LinkAnswer.BROKEN, LinkAnswer.UNKNOWN, LinkAnswer.CLOSED, LinkAnswer.SILENT)
AS_WITHOUT_NETWORK = (LinkAnswer.UNKNOWN, LinkAnswer.CLOSED, LinkAnswer.SILENT)


class LinkCheck(models.Model):
    """An address and its last answer; it stands for every record that gives this address."""

    address = models.CharField(max_length=500, unique=True)
    answer = models.CharField(max_length=12, choices=LinkAnswer)
    code = models.PositiveSmallIntegerField(null=True, blank=True, help_text="The status of HTTP, where one came.")
    checked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(address=""), name="%(class)s_address_given"),
            models.CheckConstraint(condition=Q(answer__in=LinkAnswer.values), name="%(class)s_answer_known"),
        ]

    def __str__(self) -> str:
        return f"{self.address}: {self.answer}"


def address_fields(model: type[models.Model]) -> tuple[str, ...]:
    """Return the fields of a record that hold an address on the web."""
    return tuple(field.name for field in model._meta.concrete_fields if isinstance(field, models.URLField))
