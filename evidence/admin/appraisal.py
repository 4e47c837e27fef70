"""Curators' form and list of appraisals."""

from django.contrib import admin

from ..models import Appraisal, AppraisalAnswer
from .base import CHECKED, STAGE, CuratedAdmin
from .inlines import LinkInline


class AnswerInline(LinkInline):
    """The answers of an appraisal."""

    model = AppraisalAnswer
    fields = ("item", "answer", "reason")
    verbose_name_plural = "answers, one for each item; never a total"


@admin.register(Appraisal)
class AppraisalAdmin(CuratedAdmin):
    """The form and list of appraisals."""

    autocomplete_fields = ("paper", "lesson")
    readonly_fields = ("appraiser", *STAGE)
    search_fields = ("paper__title", "lesson__statement")
    list_display = ("__str__", "appraiser", "is_applicable", "concern", "confidence", "status")
    list_select_related = ("paper", "lesson", "appraiser")
    list_filter = ("status", "tool", "is_applicable", "confidence")
    inlines = (AnswerInline,)
    fieldsets = (
        (
            "What is judged",
            {
                "description": "One paper by MMAT, or one lesson by GRADE-CERQual; the appraiser is who makes this.",
                "fields": ("tool", "paper", "lesson", "appraiser", "is_applicable"),
            },
        ),
        (
            "The judgement",
            {
                "description": "Concern about a paper, or confidence in a lesson: stated by a person, never computed.",
                "fields": ("concern", "confidence", "reason"),
            },
        ),
        CHECKED,
    )

    def save_model(self, request, obj, form, change):
        if not change:
            obj.appraiser = request.user
        super().save_model(request, obj, form, change)
