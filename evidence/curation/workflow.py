"""The stages of a record and the steps between them: one table."""

from dataclasses import dataclass

from ..enums import Status
from .errors import WrongStage
from .permissions import Right


@dataclass(frozen=True)
class Step:
    """One step: what it is called, where it leads from and to, and the right that it needs."""

    name: str
    sources: frozenset[Status]
    target: Status
    right: Right


SUBMIT = Step("submit", frozenset({Status.DRAFT}), Status.IN_REVIEW, Right.SUBMIT)
SEND_BACK = Step("send back", frozenset({Status.IN_REVIEW}), Status.DRAFT, Right.PUBLISH)
PUBLISH = Step("publish", frozenset({Status.IN_REVIEW}), Status.PUBLISHED, Right.PUBLISH)
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
