"""Refusals, each carrying a sentence that a curator can act on."""


class Refusal(Exception):
    """An action was not carried out, and nothing was changed."""


class NotAllowed(Refusal):
    """The person may not do this."""


class WrongStage(Refusal):
    """The record is at a stage from which this step does not lead on."""


class NotComplete(Refusal):
    """Something is missing that the step needs."""
