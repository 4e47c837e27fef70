"""What was erased for good, by whom and why. Everything else is withdrawn, never deleted."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Erasure(models.Model):
    """A record that an administrator erased with its history, as the law may demand; this row stays."""

    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="erasures")
    kind = models.CharField(max_length=40)
    slug = models.CharField(max_length=80, blank=True)
    reason = models.TextField()

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="%(class)s_has_reason")]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"
