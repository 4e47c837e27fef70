"""Curators' form and list of authors."""

from django.contrib import admin

from ..models import Author
from .base import LibraryAdmin


@admin.register(Author)
class AuthorAdmin(LibraryAdmin):
    """The form and list of authors."""

    search_fields = ("family", "given", "literal")
    list_display = ("__str__", "family", "given", "literal")
    fieldsets = (
        (
            "A person",
            {
                "description": "As the papers print the name. “Kaehne, A.” and “Kaehne, Axel” stay two.",
                "fields": (("family", "given"),),
            },
        ),
        ("Or a body", {"description": "Its whole name, with no name of a person.", "fields": ("literal",)}),
    )
