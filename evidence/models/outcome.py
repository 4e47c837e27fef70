"""Outcomes: one measured result of a paper."""

from django.db import models
from django.db.models import F, Q

from ..enums import Answer, Conclusion, Direction
from .bases import Record
from .history import history
from .initiative import Initiative
from .paper import Paper
from .programme import Programme
from .rules import at_most_one, known_choice
from .vocabulary import OutcomeDomain, StudyDesign


class Outcome(Record):
    """What a paper measured, what its authors concluded, and the effect in figures as they wrote it."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="outcomes")
    initiative = models.ForeignKey(Initiative, models.PROTECT, null=True, blank=True, related_name="outcomes")
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, blank=True, related_name="outcomes")
    domain = models.ForeignKey(OutcomeDomain, models.PROTECT, related_name="outcomes")
    measure = models.CharField(max_length=200)
    was_aim = models.CharField("was it an aim", max_length=8, choices=Answer, blank=True)
    was_sought = models.CharField(
        "was the effect sought", max_length=8, choices=Answer, blank=True, help_text="“No” includes against the goal."
    )
    conclusion = models.CharField("authors' conclusion", max_length=16, choices=Conclusion, blank=True)
    estimate_direction = models.CharField(
        "direction of the estimate",
        max_length=16,
        choices=Direction,
        blank=True,
        help_text="Whatever its significance.",
    )
    is_extreme = models.BooleanField(
        "published because it was extreme",
        default=False,
        help_text="Such as one of the five largest rises of fifty sites; left out of sign tests.",
    )
    effect = models.CharField("effect as written", max_length=200, blank=True)
    effect_value = models.DecimalField(max_digits=16, decimal_places=6, null=True, blank=True, editable=False)
    effect_unit = models.CharField(max_length=60, blank=True, editable=False)
    interval_low = models.CharField("lower limit of the 95% interval", max_length=20, blank=True)
    interval_high = models.CharField("upper limit of the 95% interval", max_length=20, blank=True)
    low_value = models.DecimalField(max_digits=16, decimal_places=6, null=True, blank=True, editable=False)
    high_value = models.DecimalField(max_digits=16, decimal_places=6, null=True, blank=True, editable=False)
    p_value = models.CharField("P value", max_length=20, blank=True)
    comparator = models.CharField(max_length=200, blank=True)
    timeframe = models.CharField(max_length=120, blank=True)
    study_design = models.CharField("study design as written", max_length=200, blank=True)
    design = models.ForeignKey(
        StudyDesign,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="outcomes",
        verbose_name="group of study designs",
    )
    locator = models.CharField(max_length=120, blank=True)

    needs = ("paper",)
    folder = "outcomes"
    title_field = "measure"
    history = history()

    class Meta(Record.Meta):
        ordering = ["id"]
        constraints = [
            *Record.Meta.constraints,
            at_most_one("initiative", "programme"),
            models.CheckConstraint(condition=~Q(measure=""), name="%(class)s_measure_given"),
            known_choice("was_aim", Answer),
            known_choice("was_sought", Answer),
            known_choice("conclusion", Conclusion),
            known_choice("estimate_direction", Direction),
            models.CheckConstraint(
                condition=Q(low_value__isnull=True) | Q(high_value__isnull=True) | Q(high_value__gte=F("low_value")),
                name="%(class)s_interval_in_order",
            ),
        ]
