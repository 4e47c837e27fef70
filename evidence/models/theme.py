"""Themes: the tree of subjects by which lessons are found."""

from django.db import models
from django.db.models import F, Q

from .bases import Record
from .history import history


class Theme(Record):
    """A subject of the library, such as pooled budgets, with the words that people use for it."""

    label = models.CharField(max_length=120)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    definition = models.TextField(blank=True)
    synonyms = models.TextField(blank=True, help_text="One a line; search finds the records through them.")
    source = models.CharField(max_length=300, blank=True, help_text="Where the subject was taken from.")
    retired_on = models.DateField(null=True, blank=True)

    needs = ()
    folder = "themes"
    title_field = "label"
    history = history()

    class Meta(Record.Meta):
        ordering = ["label"]
        constraints = [
            *(
                constraint
                for constraint in Record.Meta.constraints
                if constraint.name != "%(class)s_seen_has_address"  # a theme cites papers in `source`, not an address
            ),
            models.CheckConstraint(condition=~Q(label=""), name="%(class)s_label_given"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="%(class)s_not_its_own_parent"),
            models.CheckConstraint(
                condition=~Q(verification="seen") | ~Q(source_url="") | ~Q(source=""), name="%(class)s_seen_has_source"
            ),
        ]
