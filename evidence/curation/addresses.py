"""Addresses of new records, made from their titles where the curator gives none."""

from collections.abc import Iterator, Sequence
from itertools import count

from django.db import models
from django.utils.text import slugify

from ..models import Initiative
from ..models.initiative import LISTS

LONGEST = 80


def give_address(row: models.Model) -> None:
    """Give a new row with an empty slug the first free one that its title makes; leave any other row alone."""
    if getattr(row, "slug", None) != "":
        return
    row.slug = free_address(row, str(row))  # type: ignore[attr-defined]


def free_address(row: models.Model, stem: str) -> str:
    """Return the first address that a stem makes and no other row of the table has."""
    stem = slugify(stem) or str(row._meta.model_name)
    return next(slug for slug in _candidates(stem) if not _is_taken(row, slug))


def give_addresses(rows: Sequence[models.Model], stems: Sequence[str]) -> None:
    """Give new rows of one table free addresses made from the stems, in a few queries."""
    waiting = [
        (row, _candidates(slugify(stem) or str(row._meta.model_name))) for row, stem in zip(rows, stems, strict=True)
    ]
    given: set[str] = set()
    while waiting:
        wished = [(row, next(candidates), candidates) for row, candidates in waiting]
        model = type(wished[0][0])
        taken = set(
            model._default_manager.filter(slug__in={slug for _, slug, _ in wished}).values_list("slug", flat=True)
        )
        waiting = []
        for row, slug, candidates in wished:
            if slug in taken or slug in given or _is_list(row, slug):
                waiting.append((row, candidates))
            else:
                row.slug = slug  # type: ignore[attr-defined]
                given.add(slug)


def _candidates(stem: str) -> Iterator[str]:
    yield stem[:LONGEST].strip("-")
    for number in count(2):
        ending = f"-{number}"
        yield stem[: LONGEST - len(ending)].strip("-") + ending


def _is_taken(row: models.Model, slug: str) -> bool:
    return _is_list(row, slug) or type(row)._default_manager.filter(slug=slug).exists()


def _is_list(row: models.Model, slug: str) -> bool:
    return isinstance(row, Initiative) and slug in LISTS
