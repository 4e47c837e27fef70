"""Search strategies too long for an address."""

from django.db import models
from django.db.models import Q


class StoredQuestion(models.Model):
    """The text of a long search strategy, kept for as long as somebody uses its short address.

    It is named by what it says, so storing it again stores nothing more; nobody's name is kept with it.
    """

    key = models.CharField(primary_key=True, max_length=32)
    text = models.TextField()
    last_used = models.DateField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(key=""), name="%(class)s_key_given"),
            models.CheckConstraint(condition=~Q(text=""), name="%(class)s_text_given"),
        ]

    def __str__(self) -> str:
        return self.text[:60]
