"""Readers' suggestions."""

from evidence.models import Correction


def make_correction(number: int = 1, **values) -> Correction:
    return Correction.objects.create(**{"text": f"Suggestion {number}", **values})
