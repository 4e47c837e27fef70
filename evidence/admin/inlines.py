"""Links and parts on the form of a record, drawn without a query for each row."""

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.forms.models import BaseInlineFormSet

from .fields import ReadableFields
from .forms import PlainForm
from .permissions import RolePermissions, may_only_propose, may_write


class NamedSelect(AutocompleteSelect):
    """An autocomplete field that is told the name of its chosen record instead of asking the database."""

    named: dict[str, str] = {}

    def optgroups(self, name, value, attr=None):
        if not value or str(value[0]) not in self.named:
            return super().optgroups(name, value, attr)
        chosen = str(value[0])
        empty = [] if self.is_required else [self.create_option(name, "", "", selected=False, index=0)]
        return [(None, [*empty, self.create_option(name, chosen, self.named[chosen], selected=True, index=1)], 0)]


class RowFormSet(BaseInlineFormSet):
    """The rows of one inline; those that the person may not change are shown and not taken back."""

    user = None
    is_table = False

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for name, field in form.fields.items():
            select = getattr(field.widget, "widget", field.widget)
            if self.is_table:
                select.attrs.setdefault("aria-label", field.label or name)  # the head of a column names no field
            if isinstance(select, NamedSelect) and (linked := _loaded(form.instance, name)) is not None:
                select.named = {str(linked.pk): str(linked)}
        # A row that stands as it was needs no check: dozens of them would cost a dozen queries each.
        form.empty_permitted = form.empty_permitted or form.instance.pk is not None
        if form.instance.pk and not self._may_enter(form.instance):
            for name in form.fields:
                form.fields[name].disabled = name not in {"id", self.fk.name}

    def _may_enter(self, row) -> bool:
        """Return whether the person may change the row by this form, which saves or hands in as a whole."""
        if may_only_propose(self.user, self.instance):
            return may_write(self.user, row) or may_only_propose(self.user, row)
        return may_write(self.user, row)


def _loaded(row, name):
    """Return the linked record where it came with the row."""
    return row._state.fields_cache.get(name)


class RowInline(RolePermissions, ReadableFields, InlineModelAdmin):
    """Rows below a record."""

    form = PlainForm
    formset = RowFormSet
    extra = 0

    def get_queryset(self, request):
        relations = [field.name for field in self.model._meta.fields if field.is_relation]
        return super().get_queryset(request).select_related(*relations)

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.user = request.user
        return formset

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            # Three more buttons beside each field of each row crowd the table; adding is the one that entry needs.
            field.widget.can_change_related = field.widget.can_view_related = field.widget.can_delete_related = False
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", NamedSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class LinkInline(RowInline, admin.TabularInline):
    """Links: added and removed; the history keeps them."""

    extra = 1

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.is_table = True
        return formset

    def has_change_permission(self, request, obj=None):
        return self.has_add_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_add_permission(request, obj)


class RecordInline(RowInline, admin.StackedInline):
    """Records of their own that are entered beside another; each is submitted and published by itself."""

    can_delete = False
    show_change_link = True
    readonly_fields = ("status",)

    def has_change_permission(self, request, obj=None):
        return self.has_add_permission(request, obj)
