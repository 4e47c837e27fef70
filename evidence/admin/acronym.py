"""Curators' form and list of acronyms."""

from django.contrib import admin

from ..models import Acronym
from .base import LibraryAdmin


@admin.register(Acronym)
class AcronymAdmin(LibraryAdmin):
    """An acronym is retired with a date and never deleted; search no longer reads a retired one."""

    search_fields = ("label", "meaning", "slug")
    list_display = ("label", "meaning", "source", "retired_on")
    list_filter = (("retired_on", admin.EmptyFieldListFilter),)
    fieldsets = (
        (
            "The acronym",
            {
                "description": "A search for it finds what it stands for, and the other way round. "
                "Give each of several meanings a row of its own.",
                "fields": ("label", "meaning", "slug"),
            },
        ),
        (
            "Where it comes from",
            {"description": "An acronym that misleads gets a date.", "fields": ("source", "retired_on")},
        ),
    )
