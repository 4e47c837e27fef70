"""Curators' form and list of the terms of every controlled vocabulary."""

from django.contrib import admin

from ..models import (
    Audience,
    CareModel,
    Factor,
    OutcomeDomain,
    PaperType,
    PolicyKind,
    Population,
    ProgrammeKind,
    StudyDesign,
)
from .base import LibraryAdmin


@admin.register(
    Audience, CareModel, Factor, OutcomeDomain, PaperType, PolicyKind, Population, ProgrammeKind, StudyDesign
)
class TermAdmin(LibraryAdmin):
    """A term is retired with a date and never deleted; a retired one is offered for nothing new."""

    title_field = "label"
    autocomplete_fields = ("parent",)
    search_fields = ("label", "synonyms", "slug")
    list_display = ("label", "parent", "slug", "retired_on")
    list_select_related = ("parent",)
    list_filter = (("retired_on", admin.EmptyFieldListFilter),)
    fieldsets = (
        (
            "The term",
            {
                "description": "A word of a controlled vocabulary, with the other words that people use for it.",
                "fields": ("label", "slug", "parent", "definition", "synonyms"),
            },
        ),
        (
            "Where it comes from",
            {
                "description": "A term that is no longer given to records gets a date; it is never deleted.",
                "fields": ("source", "retired_on"),
            },
        ),
    )

    def get_search_results(self, request, queryset, search_term):
        found, has_duplicates = super().get_search_results(request, queryset, search_term)
        is_choice = request.resolver_match is not None and request.resolver_match.url_name == "autocomplete"
        return found.filter(retired_on__isnull=True) if is_choice else found, has_duplicates
