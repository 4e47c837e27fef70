"""Refusals, each carrying a sentence that a curator can act on."""

from collections.abc import Sequence
from typing import Any


class Refusal(Exception):
    """An action was not carried out, and nothing was changed."""


class NotAllowed(Refusal):
    """The person may not do this."""


class WrongStage(Refusal):
    """The record is at a stage from which this step does not lead on."""


class NeedsReview(NotAllowed):
    """What is public changes only when a second person accepts it."""


class Overtaken(Refusal):
    """Somebody else changed the same fields after this change was begun; ``conflicts`` names them."""

    def __init__(self, conflicts: Sequence[Any]):
        self.conflicts = conflicts
        fields = ", ".join(sorted({str(conflict.field).replace("_", " ") for conflict in conflicts}))
        super().__init__(
            f"Somebody else has changed this meanwhile: {fields}. Nothing was changed; compare both and choose."
        )


class NotComplete(Refusal):
    """Something is missing that the step needs."""
