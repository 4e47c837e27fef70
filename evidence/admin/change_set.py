"""The change sets, for reading: who changed what, when and why."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.db import models
from django.db.models import Count, Value
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from ..models import ChangeSet
from .permissions import RolePermissions

ROWS_SHOWN = 100


@admin.register(ChangeSet)
class ChangeSetAdmin(RolePermissions, admin.ModelAdmin):
    """Read only: a change set is written by the change that it tells of."""

    list_display = ("at", "by", "action", "reason")
    list_select_related = ("by",)
    list_filter = ("action", "at")
    search_fields = ("action", "reason", "by__username")
    list_per_page = 50
    show_full_result_count = False
    actions = None
    fields = ("at", "by", "action", "reason", "rows")
    readonly_fields = ("rows",)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_view_on_site_url(self, obj=None):
        return None

    def history_view(self, request, object_id, extra_context=None):
        """Show the change set itself: it never changes."""
        return HttpResponseRedirect(reverse("admin:evidence_changeset_change", args=[object_id]))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return super().changeform_view(request, object_id, form_url, {"title": "Change set", **(extra_context or {})})

    @admin.display(description="What it changed")
    def rows(self, change_set):
        """Return how many rows of each kind it wrote, and the first of them."""
        counts = _count_by_model(change_set)
        total = sum(counts.values())
        heading = format_html("{} rows{}", total, f", of which {ROWS_SHOWN} are named" if total > ROWS_SHOWN else "")
        return format_html(
            "<p>{}</p><ul>{}</ul>", heading, format_html_join("", "<li>{}</li>", _lines(change_set, counts))
        )


def _recorded_models() -> list[Any]:
    return [model for model in apps.get_app_config("evidence").get_models() if hasattr(model, "history")]


def _count_by_model(change_set) -> dict[type[models.Model], int]:
    """Return the number of rows of each model, in one query."""
    recorded = {model._meta.model_name: model for model in _recorded_models()}
    first, *others = [
        model.history.model._default_manager.filter(change_set=change_set)
        .order_by()
        .values(model=Value(name))
        .annotate(written=Count("pk"))
        for name, model in recorded.items()
    ]
    return {recorded[row["model"]]: row["written"] for row in first.union(*others, all=True) if row["written"]}


def _lines(change_set, counts):
    left = ROWS_SHOWN
    for model, count in counts.items():
        yield (f"{count} {model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural}",)
        for row in model.history.filter(change_set=change_set).order_by("history_id")[:left]:
            left -= 1
            yield (_line(model, row),)


def _line(model, row):
    name = f"{row.get_history_type_display().lower()}: {model._meta.verbose_name} {_title(row)}"
    if not admin.site.is_registered(model):
        return name
    return format_html(
        '<a href="{}">{}</a>', reverse(f"admin:evidence_{model._meta.model_name}_history", args=[row.id]), name
    )


def _title(row) -> str:
    """Return the row's own title; names of linked rows would cost a query each."""
    for name in ("statement", "title", "name", "label", "measure", "literal", "family"):
        if value := getattr(row, name, ""):
            return str(value)
    return f"no. {row.id}"
