"""Each page shows every field of its record that has a value, on the real content."""

import pytest
from django.db import models

from evidence.browse.words import figure
from evidence.search import KINDS
from tests.visiting import visit, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

NOT_SHOWN = {
    "id": "the slug is the address",
    "slug": "is the address",
    "status": "what is shown is published",
    "withdrawn_reason": "what is shown is not withdrawn",
    "created_at": "the last change is shown",
    "verification": "shown in words, held by its own test",
    "summary_verification": "a mark beside the summary, held by its own test",
    "effect_value": "the number behind the effect as written",
    "effect_unit": "as above",
    "low_value": "the number behind the limit as written",
    "high_value": "as above",
    "is_extreme": "said in words where it is so, held by the test of the plot of directions",
    "authors_incomplete": "stands as “and others” after the authors",
}
EMPTY_SO_FAR = {
    ("lesson", "note"),
    ("lesson", "source_url"),
    ("outcome", "estimate_direction"),
    ("paper", "editorial_status"),
    ("paper", "editorial_url"),
    ("theme", "note"),
    ("theme", "retired_on"),
    ("theme", "source_url"),
}
FIELDS = [
    (kind, field.name)
    for kind in KINDS
    for field in KINDS[kind].model._meta.concrete_fields
    if field.name not in NOT_SHOWN
]


def parts_of(record, name: str) -> list[str]:
    """Return the words in which a page shows a value; a text of several lines is shown line by line."""
    field, value = record._meta.get_field(name), getattr(record, name)
    if field.choices:
        return [getattr(record, f"get_{name}_display")()]
    if isinstance(field, models.DateTimeField):
        return [f"{value:%-d %B %Y}"]
    if isinstance(field, models.PositiveIntegerField):
        return [f"{value:,}"]
    if name in {"effect", "interval_low", "interval_high"}:
        return [figure(value)]
    if name == "pages":
        return [value]
    return str(value).split("\n")


def first_with(kind: str, name: str):
    """Return a record in which the field has a value, or None."""
    empty = models.Q(**{f"{name}__isnull": True})
    if isinstance(KINDS[kind].model._meta.get_field(name), models.CharField | models.TextField):
        empty |= models.Q(**{name: ""})
    return KINDS[kind].model.objects.visible().exclude(empty).order_by("-pk").first()


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_field_with_a_value_is_shown(kind, name):
    record = first_with(kind, name)
    if record is None:
        assert (kind, name) in EMPTY_SO_FAR
        return

    reading = visit(record.get_absolute_url())

    shown = f"{reading.text} {' '.join(reading.links)}".casefold()
    assert [part for part in parts_of(record, name) if written(part).casefold() not in shown] == []


def test_every_field_is_shown_or_left_out_for_a_reason():
    names = {field.name for kind in KINDS.values() for field in kind.model._meta.concrete_fields}

    assert NOT_SHOWN.keys() - names == set()
