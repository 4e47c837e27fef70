"""Overlap of places is stated from both sides."""

import pytest

from evidence.curation.changes import change
from evidence.curation.overlaps import mirror_overlaps
from evidence.models import PlaceOverlap
from tests.factories import make_place, save, the_user

pytestmark = pytest.mark.django_db


def mirror(place):
    with change(by=the_user(), action="test") as open_change:
        mirror_overlaps(place, open_change)


def pairs():
    return set(PlaceOverlap.objects.values_list("place__slug", "other__slug"))


def test_missing_direction_is_written():
    here, there = make_place(1), make_place(2)
    save(PlaceOverlap(place=here, other=there))

    mirror(here)

    assert pairs() == {("place-1", "place-2"), ("place-2", "place-1")}


def test_direction_that_is_no_longer_stated_is_removed():
    here, there = make_place(1), make_place(2)
    save(PlaceOverlap(place=there, other=here))

    mirror(here)

    assert pairs() == set()
