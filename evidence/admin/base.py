"""What the forms and lists of all records share; each record has a file of its own beside this one."""

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import ForeignKey

from ..enums import Status
from ..history import Part, was_ever_published
from ..models import Curated
from .fields import ReadableFields
from .forms import REASON, VERSION, RecordForm
from .history import HistoryByChangeSet
from .moving import MovedByButtons
from .permissions import RolePermissions
from .saving import SavedAsOneChange

CHECKED: tuple[str, Any] = (
    "How far it was checked",
    {
        "description": "Readers always see this mark.",
        "fields": ("verification", "source_url", "note"),
    },
)
STAGE: tuple[str, ...] = ("status", "withdrawn_reason", "created_at", "updated_at")


class LibraryAdmin(RolePermissions, ReadableFields, HistoryByChangeSet, SavedAsOneChange):
    """Anything that curators enter."""

    form = RecordForm
    list_per_page = 50
    empty_value_display = "not reported"
    save_on_top = False
    show_facets = admin.ShowFacets.NEVER
    title_field = ""

    def parts_on_form(self) -> tuple[Part, ...]:
        """Return the record and the rows below it: what the form changes, and what must not have changed meanwhile."""
        rows = [Part(inline.model, inline.fk_name or _key_to(inline.model, self.model)) for inline in self.inlines]
        return (Part(self.model, "id"), *rows)

    def get_fieldsets(self, request, obj=None):
        fieldsets = list(super().get_fieldsets(request, obj))
        if obj is None or not self.has_change_permission(request, obj):
            return fieldsets
        return [*fieldsets, ("This change", {"fields": (REASON, VERSION)})]

    def get_prepopulated_fields(self, request, obj=None):
        return {"slug": (self.title_field,)} if self.title_field and obj is None else {}

    def get_readonly_fields(self, request, obj=None):
        fixed = super().get_readonly_fields(request, obj)
        has_slug = "slug" in flatten_fieldsets(self.fieldsets or ())
        return (*fixed, "slug") if has_slug and obj is not None and self.has_fixed_address(obj) else fixed

    def has_fixed_address(self, record) -> bool:
        """Return whether somebody may have kept the record's address."""
        return True

    def get_view_on_site_url(self, obj=None):
        return None


class CuratedAdmin(MovedByButtons, LibraryAdmin):
    """A record with a stage, which only the buttons move."""

    readonly_fields: ClassVar[tuple[str, ...]] = STAGE
    list_filter: ClassVar[tuple[Any, ...]] = ("status", "verification")
    ordering = ("-pk",)  # newest first, on an index; other columns can be chosen

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj is None else [*fieldsets, ("Where it stands", {"fields": STAGE})]

    def has_fixed_address(self, record) -> bool:
        return record.status == Status.PUBLISHED or was_ever_published(record)

    def get_view_on_site_url(self, obj=None):
        is_page = isinstance(obj, Curated) and obj.status == Status.PUBLISHED and hasattr(obj, "get_absolute_url")
        return obj.get_absolute_url() if is_page else None


def _key_to(model, target) -> str:
    return next(
        field.name for field in model._meta.fields if isinstance(field, ForeignKey) and field.related_model is target
    )
