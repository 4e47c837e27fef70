"""The buttons of a work: each step of the workflow with its words and the action behind it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..curation import workflow
from ..curation.actions import (
    accept_work,
    discard_work,
    hand_in_work,
    reopen_work,
    send_back_work,
    take_back_work,
)
from ..curation.rows import from_json
from ..models import WorkInProgress
from .entering.typed import FORM


@dataclass(frozen=True)
class Button:
    """One step: what its button says, what is said when it was done, and what is asked for with it."""

    step: workflow.WorkStep
    label: str | Promise
    done: str | Promise
    act: Callable[..., object]
    asks: str | Promise = ""

    @property
    def name(self) -> str:
        """Return its name in addresses."""
        return self.step.name.replace(" ", "-")


def _accept(work: WorkInProgress, by: User, text: str) -> None:
    accept_work(work, by=by)


def _send_back(work: WorkInProgress, by: User, text: str) -> None:
    send_back_work(work, by=by, answer=text)


def _hand_in(work: WorkInProgress, by: User, text: str) -> None:
    hand_in_work(work, by=by, rows=from_json(work.rows), reason=text)


def _take_back(work: WorkInProgress, by: User, text: str) -> None:
    take_back_work(work, by=by)


def _discard(work: WorkInProgress, by: User, text: str) -> None:
    discard_work(work, by=by)


def _reopen(work: WorkInProgress, by: User, text: str) -> None:
    reopen_work(work, by=by)


BUTTONS = {
    button.name: button
    for button in (
        Button(workflow.ACCEPT, _("Accept: let it go live"), _("Accepted. Readers see it now."), _accept),
        Button(
            workflow.SEND_BACK_WORK,
            _("Send back"),
            _("Sent back to its owner with your answer."),
            _send_back,
            asks=_("What should be different? Its owner will read it."),
        ),
        Button(
            workflow.HAND_IN,
            _("Hand in for review"),
            _("Handed in. A second person lets it go live."),
            _hand_in,
            asks=_("Why this change? It is kept in the history."),
        ),
        Button(
            workflow.TAKE_BACK, _("Take back, to go on writing"), _("Taken back. Nobody can accept it now."), _take_back
        ),
        Button(workflow.DISCARD, _("Put aside"), _("Put aside. It can be taken up again."), _discard),
        Button(workflow.REOPEN, _("Take up again"), _("Taken up again."), _reopen),
    )
}


def buttons_for(work: WorkInProgress, user: User, *, has_clash: bool) -> list[Button]:
    """Return the steps that this person may take with the work as it stands.

    An evaluation is handed in from its own form, which knows what it lacks. What clashes with a later change is not
    accepted before its owner has chosen, and an owner takes back instead of sending back.
    """
    buttons = [button for button in BUTTONS.values() if workflow.may_take(button.step, work, user)]
    left_out = {workflow.HAND_IN} if is_evaluation(work) else set()
    if has_clash:
        left_out.add(workflow.ACCEPT)
    if work.owner_id == user.pk:
        left_out.add(workflow.SEND_BACK_WORK)
    return [button for button in buttons if button.step not in left_out]


def is_evaluation(work: WorkInProgress) -> bool:
    """Return whether a work is an evaluation, which is changed in its own form alone."""
    return work.form == FORM


def form_address(work: WorkInProgress, user: User) -> str:
    """Return where its owner goes on writing an evaluation, or "" where this is not theirs to do now."""
    if not is_evaluation(work) or not workflow.may_take(workflow.HAND_IN, work, user):
        return ""
    return reverse("curate:enter", args=[work.pk])
