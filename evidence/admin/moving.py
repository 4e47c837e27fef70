"""The buttons that move a record through its stages; the actions of curation decide and refuse."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from ..curation import workflow
from ..curation.actions import publish_record, restore_record, send_back_record, submit_record, withdraw_record
from ..curation.errors import Refusal
from ..curation.permissions import may
from ..curation.turns import turn
from ..curation.works import handed_in_about

REFUSALS_SHOWN = 10


@dataclass(frozen=True)
class Move:
    """One button: its step in the workflow, its words, and the action behind it."""

    step: workflow.Step
    label: str
    done: str
    act: Callable[..., None]
    needs_reason: bool = False

    @property
    def name(self) -> str:
        """Return its name in addresses."""
        return self.step.name.replace(" ", "-")


MOVES = {
    move.name: move
    for move in (
        Move(workflow.SUBMIT, "Submit for review", "submitted for review", submit_record),
        Move(workflow.PUBLISH, "Publish", "published", publish_record),
        Move(workflow.SEND_BACK, "Send back to its author", "sent back", send_back_record, needs_reason=True),
        Move(workflow.WITHDRAW, "Withdraw", "withdrawn", withdraw_record, needs_reason=True),
        Move(workflow.RESTORE, "Restore as a draft", "restored as a draft", restore_record, needs_reason=True),
    )
}


class MovedByButtons(admin.ModelAdmin):
    """Offers, on the form and on the list, the steps that the person may take."""

    change_form_template = "admin/evidence/record_form.html"

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_move"
        return [
            path("<path:object_id>/step/<slug:move>/", self.admin_site.admin_view(self.move_view), name=name),
            *super().get_urls(),
        ]

    def moves_for(self, request, record) -> list[Move]:
        """Return the steps that lead on from the record's stage and that the person has the right to take."""
        return [move for move in self._allowed(request) if record.status in move.step.sources]

    def _allowed(self, request) -> list[Move]:
        return [move for move in MOVES.values() if may(request.user, move.step.right)]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context["moves"] = self.moves_for(request, obj)
            context["waiting_works"] = handed_in_about(obj)
            context["move_urls"] = [(move, self._move_url(obj, move)) for move in context["moves"]]
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _move_url(self, record, move: Move) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_move", args=[record.pk, move.name])

    def move_view(self, request, object_id, move):
        """Take one step with one record; ask for the reason first where the step needs one."""
        record = self.get_object(request, unquote(object_id))
        if record is None or move not in MOVES:
            raise Http404
        step = MOVES[move]
        if not self.has_view_permission(request, record) or step not in self._allowed(request):
            raise PermissionDenied
        reason = request.POST.get("reason", "")
        if step.needs_reason and not reason.strip():
            return self._ask_reason(request, step, [record], is_empty=request.method == "POST")
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        self._take(request, step, [record], reason)
        return HttpResponseRedirect(self._change_url(record))

    def _change_url(self, record) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[record.pk])

    def get_actions(self, request):
        actions = {move.name.replace("-", "_"): self._action(move) for move in self._allowed(request)}
        return {} if "_popup" in request.GET else {name: (act, name, label) for name, (act, label) in actions.items()}

    def _action(self, move: Move):
        def act(model_admin, request, queryset):
            return model_admin.move_many(request, move, queryset)

        return act, f"{move.label}: selected {self.opts.verbose_name_plural}"

    def move_many(self, request, move: Move, queryset):
        """Take one step with each chosen record, and say how many were refused and why."""
        reason = request.POST.get("reason", "")
        if move.needs_reason and not reason.strip():
            return self._ask_reason(request, move, list(queryset), is_empty="reason" in request.POST)
        self._take(request, move, list(queryset), reason)
        return None

    def _take(self, request, move: Move, records, reason: str) -> None:
        given = {"reason": reason} if move.needs_reason else {}
        refused, done = [], 0
        with turn():
            for record in records:
                try:
                    move.act(record, by=request.user, **given)
                    done += 1
                except Refusal as refusal:
                    refused.append((record, str(refusal)))
        self._report(request, move, done, refused)

    def _report(self, request, move: Move, done: int, refused) -> None:
        if done:
            noun = self.opts.verbose_name if done == 1 else self.opts.verbose_name_plural
            self.message_user(request, f"{done} {noun} {move.done}.", messages.SUCCESS)
        if len(refused) > 1:
            self.message_user(request, f"{len(refused)} were refused.", messages.ERROR)
        for record, sentence in refused[:REFUSALS_SHOWN]:
            self.message_user(request, f"{record}: {sentence}", messages.ERROR)
        if len(refused) > REFUSALS_SHOWN:
            self.message_user(request, f"… and {len(refused) - REFUSALS_SHOWN} more.", messages.ERROR)

    def _ask_reason(self, request, move: Move, records, *, is_empty: bool):
        context = {
            **self.admin_site.each_context(request),
            "title": f"{move.label}: why?",
            "opts": self.opts,
            "move": move,
            "records": records,
            "is_empty": is_empty,
            "action": move.name.replace("-", "_"),
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
        }
        return TemplateResponse(request, "admin/evidence/reason.html", context)
