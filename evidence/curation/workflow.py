"""The stages of a record and of a work in progress, and the steps between them: one table each."""

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.contrib.auth.models import User

from ..enums import Status, WorkStage
from ..models import WorkInProgress
from .errors import NotAllowed, WrongStage
from .permissions import Right, check_may


@dataclass(frozen=True)
class Step:
    """One step: what it is called, where it leads from and to, and the right that it needs."""

    name: str
    sources: frozenset[Status]
    target: Status
    right: Right


SUBMIT = Step("submit", frozenset({Status.DRAFT}), Status.IN_REVIEW, Right.SUBMIT)
SEND_BACK = Step("send back", frozenset({Status.IN_REVIEW}), Status.DRAFT, Right.REVIEW)
PUBLISH = Step("publish", frozenset({Status.IN_REVIEW}), Status.PUBLISHED, Right.REVIEW)
WITHDRAW = Step("withdraw", frozenset({Status.PUBLISHED}), Status.WITHDRAWN, Right.WITHDRAW)
RESTORE = Step("restore", frozenset({Status.WITHDRAWN}), Status.DRAFT, Right.WITHDRAW)

STEPS = (SUBMIT, SEND_BACK, PUBLISH, WITHDRAW, RESTORE)


def check_step(step: Step, status: str) -> None:
    """Raise WrongStage, saying from which stage the step leads on, when it does not lead on from this one."""
    if status not in step.sources:
        wanted = " or ".join(str(source.label).lower() for source in sorted(step.sources))
        raise WrongStage(
            f"Only a record that is {wanted} can take the step “{step.name}”; "
            f"this one is {Status(status).label.lower()}."
        )


class Who(StrEnum):
    """Whose step it is with a work."""

    OWNER = "its owner"
    ANYBODY = "anybody"
    SECOND = "a second person"


@dataclass(frozen=True)
class WorkStep:
    """One step of a work: what it is called, where it leads from and to, the right that it needs, and whose it is."""

    name: str
    source: WorkStage
    target: WorkStage
    right: Right
    who: Who


HAND_IN = WorkStep("hand in", WorkStage.OPEN, WorkStage.HANDED_IN, Right.SUBMIT, Who.OWNER)
TAKE_BACK = WorkStep("take back", WorkStage.HANDED_IN, WorkStage.OPEN, Right.WRITE, Who.OWNER)
ACCEPT = WorkStep("accept", WorkStage.HANDED_IN, WorkStage.ACCEPTED, Right.REVIEW, Who.SECOND)
SEND_BACK_WORK = WorkStep("send back", WorkStage.HANDED_IN, WorkStage.OPEN, Right.REVIEW, Who.ANYBODY)
DISCARD = WorkStep("put aside", WorkStage.OPEN, WorkStage.DISCARDED, Right.WRITE, Who.OWNER)
REOPEN = WorkStep("take up again", WorkStage.DISCARDED, WorkStage.OPEN, Right.WRITE, Who.OWNER)

WORK_STEPS = (HAND_IN, TAKE_BACK, ACCEPT, SEND_BACK_WORK, DISCARD, REOPEN)


def check_work_step(step: WorkStep, work: WorkInProgress, by: User) -> None:
    """Raise NotAllowed where the step is not this person's, WrongStage where it does not lead on from here."""
    check_may(by, step.right)
    if work.stage != step.source:
        raise WrongStage(f"This work is no longer “{step.source.label}”; it is now “{WorkStage(work.stage).label}”.")
    if step.who is Who.OWNER and work.owner_id != by.pk:
        raise NotAllowed("This is somebody else's work; only its owner changes it.")
    if step.who is Who.SECOND and settings.REVIEW_REQUIRED and work.owner_id == by.pk:
        raise NotAllowed("You wrote this yourself. A second person lets it go live.")


def may_take(step: WorkStep, work: WorkInProgress, by: User) -> bool:
    """Return whether the person may take this step with the work as it stands."""
    try:
        check_work_step(step, work, by)
    except (NotAllowed, WrongStage):
        return False
    return True
