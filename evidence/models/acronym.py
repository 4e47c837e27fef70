"""Acronyms of the field, so that search finds a record that spells out what somebody asks for in letters."""

from django.db import models
from django.db.models import Q

from .history import history
from .visibility import VisibleQuerySet


class Acronym(models.Model):
    """One thing that an acronym or short name stands for; ICP, which stands for three, has three rows."""

    slug = models.SlugField(max_length=80, unique=True)
    label = models.CharField("acronym", max_length=40, help_text="As it is written, such as ICS or section 75.")
    meaning = models.CharField(max_length=120, help_text="What it stands for, such as integrated care system.")
    source = models.CharField(max_length=200, blank=True, help_text="Where the meaning was taken from.")
    retired_on = models.DateField(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()
    history = history()

    class Meta:
        ordering = ["label", "meaning"]
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="%(class)s_slug_given"),
            models.CheckConstraint(condition=~Q(label=""), name="%(class)s_label_given"),
            models.CheckConstraint(condition=~Q(meaning=""), name="%(class)s_meaning_given"),
            models.UniqueConstraint(fields=["label", "meaning"], name="%(class)s_once"),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.meaning}"
