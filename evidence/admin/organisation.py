"""Curators' form and list of organisations."""

from django.contrib import admin

from ..models import Organisation
from .base import LibraryAdmin


@admin.register(Organisation)
class OrganisationAdmin(LibraryAdmin):
    """The form and list of organisations."""

    search_fields = ("name",)
    list_display = ("name",)
    fieldsets = (
        (
            "The organisation",
            {
                "description": "One body as the sources name it; readers see it through the records that name it.",
                "fields": ("name",),
            },
        ),
    )
