"""Curators' form and list of outcomes."""

from django.contrib import admin

from ..curation.errors import Refusal
from ..curation.figures import figure, limit
from ..models import Outcome
from .base import CHECKED, CuratedAdmin
from .forms import RecordForm
from .inlines import PlainForm, RecordInline


class ReadsFigures(PlainForm):
    """Reads the numbers anew from what is written, so that they never say something else."""

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        outcome = self.instance
        if "effect" in self.fields:
            outcome.effect_value, outcome.effect_unit = figure(cleaned.get("effect") or "")
        if "interval_low" in self.fields:
            outcome.low_value, outcome.high_value = self._limit("interval_low"), self._limit("interval_high")
            if None not in {outcome.low_value, outcome.high_value} and outcome.high_value < outcome.low_value:
                self.add_error("interval_high", "The upper limit is below the lower.")
        return cleaned

    def _limit(self, name):
        try:
            return limit(self.cleaned_data.get(name) or "")
        except Refusal as refusal:
            self.add_error(name, str(refusal))
            return None


class OutcomeForm(ReadsFigures, RecordForm):
    """The whole form of an outcome."""


class OutcomeInline(RecordInline):
    """The outcomes of a paper, in short; all their fields are on their own form."""

    model = Outcome
    form = ReadsFigures
    autocomplete_fields = ("initiative", "programme", "domain")
    fields = (
        ("measure", "domain"),
        ("conclusion", "estimate_direction"),
        ("effect", "locator"),
        ("initiative", "programme"),
        ("verification", "source_url"),
        "status",
    )
    ordering = ("pk",)


@admin.register(Outcome)
class OutcomeAdmin(CuratedAdmin):
    """The form and list of outcomes."""

    form = OutcomeForm
    title_field = "measure"
    autocomplete_fields = ("paper", "initiative", "programme", "domain", "design")
    search_fields = ("measure", "effect", "slug", "paper__title")
    list_display = ("measure", "domain", "conclusion", "effect", "paper", "status", "verification")
    list_select_related = ("paper", "domain")
    list_filter = ("status", "conclusion", "estimate_direction", "was_aim", "verification")
    fieldsets = (
        (
            "What was measured",
            {
                "description": "One result of one paper. A review names neither initiative nor programme.",
                "fields": ("paper", "initiative", "programme", "domain", "measure", "slug", "was_aim", "was_sought"),
            },
        ),
        (
            "What the authors concluded",
            {
                "description": "Their conclusion stays apart from the direction of the estimate.",
                "fields": ("conclusion", "estimate_direction", "is_extreme"),
            },
        ),
        (
            "The effect as they wrote it",
            {
                "description": "As the paper prints it; a number is read where it is a single one.",
                "fields": ("effect", ("interval_low", "interval_high"), "p_value", "comparator", "timeframe"),
            },
        ),
        (
            "How it was found",
            {
                "description": "The design in the words of the source, its group, and the page.",
                "fields": ("study_design", "design", "locator"),
            },
        ),
        CHECKED,
    )
