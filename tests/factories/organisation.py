"""Organisations."""

from evidence.models import Organisation

from .saving import save


def make_organisation(number: int = 1, **values) -> Organisation:
    return save(Organisation(**{"name": f"Organisation {number}", **values}))
