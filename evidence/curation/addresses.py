"""Addresses of new records, made from their titles where the curator gives none."""

from collections.abc import Iterator
from itertools import count

from django.db import models
from django.utils.text import slugify

LONGEST = 80


def give_address(row: models.Model) -> None:
    """Give a new row with an empty slug the first free one that its title makes; leave any other row alone."""
    if getattr(row, "slug", None) != "":
        return
    stem = slugify(str(row)) or str(row._meta.model_name)
    row.slug = next(slug for slug in _candidates(stem) if not _is_taken(row, slug))  # type: ignore[attr-defined]


def _candidates(stem: str) -> Iterator[str]:
    yield stem[:LONGEST].strip("-")
    for number in count(2):
        ending = f"-{number}"
        yield stem[: LONGEST - len(ending)].strip("-") + ending


def _is_taken(row: models.Model, slug: str) -> bool:
    return type(row)._default_manager.filter(slug=slug).exists()
