"""What the forms and lists of all records share; each record has a file of its own beside this one."""

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models
from django.db.models import ForeignKey
from django.forms import Textarea, TextInput

from ..enums import Status
from ..history import Part, was_ever_published
from ..models import Curated
from .forms import REASON, VERSION, RecordForm
from .history import HistoryByChangeSet
from .moving import MovedByButtons
from .permissions import RolePermissions
from .saving import SavedAsOneChange

CHECKED = (
    "How far it was checked",
    {
        "description": "Readers always see this mark.",
        "fields": ("verification", "source_url", "note"),
    },
)
LONG_LINE = 160
STAGE = ("status", "withdrawn_reason", "created_at", "updated_at")


class LibraryAdmin(RolePermissions, HistoryByChangeSet, SavedAsOneChange):
    """Anything that curators enter."""

    form = RecordForm
    list_per_page = 50
    empty_value_display = "not reported"
    save_on_top = False
    show_facets = admin.ShowFacets.NEVER
    formfield_overrides = {models.TextField: {"widget": Textarea(attrs={"rows": 4, "cols": 80})}}
    title_field = ""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        is_line = isinstance(db_field, models.CharField) and not db_field.choices
        if is_line and LONG_LINE <= (db_field.max_length or 0) and not isinstance(db_field, models.URLField):
            kwargs["widget"] = TextInput(attrs={"size": 90})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

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

    readonly_fields = STAGE
    list_filter = ("status", "verification")
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
    return next(field.name for field in model._meta.fields if isinstance(field, ForeignKey) and field.related_model is target)
