"""Curators' form and list of lessons."""

from django.contrib import admin

from ..models import Lesson, LessonAudience, LessonTheme
from .base import CHECKED, CuratedAdmin
from .evidence_rows import LessonSourceInline
from .inlines import LinkInline


class ThemeInline(LinkInline):
    """The themes of a lesson."""

    model = LessonTheme
    autocomplete_fields = ("theme",)
    verbose_name_plural = "themes"


class AudienceInline(LinkInline):
    """Who can act on a lesson."""

    model = LessonAudience
    autocomplete_fields = ("audience",)
    verbose_name_plural = "who can act on it"


@admin.register(Lesson)
class LessonAdmin(CuratedAdmin):
    """The form and list of lessons."""

    title_field = "statement"
    autocomplete_fields = ("factor",)
    search_fields = ("statement", "explanation", "slug")
    list_display = ("statement", "kind", "factor", "level", "status", "verification")
    list_select_related = ("factor",)
    list_filter = ("status", "kind", "level", "factor", "verification")
    inlines = (ThemeInline, AudienceInline, LessonSourceInline)
    fieldsets = (
        (
            "The lesson",
            {
                "description": "One plain statement that can be carried elsewhere, and what stands behind it.",
                "fields": ("statement", "slug", "explanation"),
            },
        ),
        (
            "What sort of lesson",
            {
                "description": "Its kind, the factor of structure or agency it is about, and the level it concerns.",
                "fields": ("kind", "factor", "level"),
            },
        ),
        CHECKED,
    )
