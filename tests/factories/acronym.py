"""Acronyms."""

from evidence.models import Acronym

from .saving import save


def make_acronym(number: int = 1, **values) -> Acronym:
    return save(
        Acronym(**{"slug": f"acronym-{number}", "label": f"ACR{number}", "meaning": f"Meaning {number}", **values})
    )
