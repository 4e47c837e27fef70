"""Curators' form and list of aims."""

from django.contrib import admin

from ..models import Aim, AimDomain
from .base import CHECKED, CuratedAdmin
from .inlines import LinkInline, RecordInline


class AimInline(RecordInline):
    """Aims below the programme or policy that states them; their outcome domains are on their own form."""

    model = Aim
    fields = ("statement", "locator", ("verification", "source_url"), "status")
    verbose_name_plural = "stated aims"


class DomainInline(LinkInline):
    """The outcome domains that an aim is about."""

    model = AimDomain
    autocomplete_fields = ("domain",)
    verbose_name_plural = "outcome domains that it is about"


@admin.register(Aim)
class AimAdmin(CuratedAdmin):
    """The form and list of aims."""

    title_field = "statement"
    autocomplete_fields = ("programme", "policy")
    search_fields = ("statement", "slug", "programme__name", "policy__title")
    list_display = ("statement", "programme", "policy", "locator", "status", "verification")
    list_select_related = ("programme", "policy")
    inlines = (DomainInline,)
    fieldsets = (
        (
            "The aim",
            {
                "description": "What a programme or a policy said it would achieve, in its own words.",
                "fields": ("programme", "policy", "statement", "locator", "slug"),
            },
        ),
        CHECKED,
    )
