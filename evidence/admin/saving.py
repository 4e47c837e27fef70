"""One save of a form is one change set: the record, its links and its parts, or nothing."""

from http import HTTPStatus

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import Model
from django.http import HttpResponseRedirect
from django.urls import reverse

from ..curation.actions import propose
from ..curation.addresses import give_address
from ..curation.changes import Change, change
from ..curation.errors import Refusal
from ..curation.rows import plain_rows
from ..curation.wording import in_plain_words_of_database
from ..models import Link
from .forms import REASON, VERSION
from .permissions import may_only_propose, may_write


class Proposal:
    """Takes the place of an open change where the form may only propose: gathers what would be saved."""

    def __init__(self) -> None:
        self.saved: list[Model] = []
        self.removed: list[Model] = []

    def save(self, row: Model) -> None:
        """Note a row that would be saved."""
        self.saved.append(row)

    def remove_link(self, link: Model) -> None:
        """Note a link that would go."""
        self.removed.append(link)


class SavedAsOneChange(admin.ModelAdmin):
    """Saves through an open change, so that history, index and reason are those of every other door."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            return self._save_as_one_change(request, object_id, form_url, extra_context)
        except IntegrityError as error:
            request.refusal = in_plain_words_of_database(error)
        except Refusal as refusal:
            request.refusal = str(refusal)
        # The change was rolled back; the same form comes back with the sentence and all that was typed.
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _save_as_one_change(self, request, object_id, form_url, extra_context):
        record = self.get_object(request, unquote(object_id)) if object_id else None
        if record is not None and may_only_propose(request.user, record):
            return self._hand_in(request, record, form_url, extra_context)
        action = "revise" if object_id else "create"
        with change(by=request.user, action=action, reason=request.POST.get(REASON, "").strip()) as open_change:
            request.open_change = open_change
            if object_id:
                self._lock(object_id)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _hand_in(self, request, record, form_url, extra_context):
        """Hand in what the form would save: readers see the record, so a second person lets the change go live."""
        request.open_change = proposal = Proposal()
        response = super().changeform_view(request, str(record.pk), form_url, extra_context)
        if response.status_code != HTTPStatus.FOUND:
            return response
        reason = request.POST.get(REASON, "").strip()
        rows = plain_rows(proposal.saved, proposal.removed)
        work = propose(rows, by=request.user, form="admin", title=str(record), reason=reason, about=record)
        self.message_user(
            request, f"Handed in as work {work.pk}: “{record}” stays as it is until a second person accepts the change."
        )
        return HttpResponseRedirect(reverse(f"admin:evidence_{self.opts.model_name}_change", args=[record.pk]))

    def response_change(self, request, obj):
        """Say nothing of a success that is yet to come."""
        if isinstance(request.open_change, Proposal):
            return HttpResponseRedirect(request.path)
        return super().response_change(request, obj)

    def _lock(self, object_id) -> None:
        """Let a second person who saves at this moment wait, and then see that the record has changed."""
        key = self.opts.pk.to_python(unquote(object_id)) if unquote(object_id).isdigit() else None
        self.model._default_manager.select_for_update().filter(pk=key).values_list("pk").first()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.parts = self.parts_on_form()
        form.refusal = getattr(request, "refusal", "")
        return form

    def save_model(self, request, obj, form, change):
        if change and not set(form.changed_data) - {REASON, VERSION}:
            return
        give_address(obj)
        request.open_change.save(obj)

    def save_formset(self, request, form, formset, change):
        rows = formset.save(commit=False)
        for row in [*rows, *formset.deleted_objects]:
            is_proposed = isinstance(request.open_change, Proposal) and may_only_propose(request.user, row)
            if not (is_proposed or may_write(request.user, row)):
                raise PermissionDenied
        _remove(formset.deleted_objects, request.open_change)
        for row in rows:
            give_address(row)
            request.open_change.save(row)

    def log_addition(self, request, obj, message):
        """Write nothing: the change set is the one record of who did what."""

    def log_change(self, request, obj, message):
        """Write nothing, as above."""


def _remove(rows, open_change: Change | Proposal) -> None:
    for row in rows:
        if not isinstance(row, Link):
            raise Refusal("Records are withdrawn, never deleted.")
        open_change.remove_link(row)
