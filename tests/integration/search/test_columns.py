"""Columns asked for by a key are those that a queryset would give, whichever way the ids are written out."""

import pytest

from evidence.enums import Status
from evidence.models import Outcome, Place, PlaceContainment
from evidence.search.columns import Columns
from tests.factories import make_outcome, make_place, save

pytestmark = pytest.mark.django_db
NAMES = ["pk", "paper", "measure", "is_extreme", "interval_low", "created_at"]


@pytest.fixture
def outcomes():
    made = [make_outcome(number, is_extreme=number % 2 == 0, interval_low=number / 4) for number in range(1, 8)]
    hidden = make_outcome(8, status=Status.DRAFT)
    return [outcome.pk for outcome in made], hidden.pk


def by_queryset(ids):
    return list(Outcome.objects.filter(pk__in=ids, status=Status.PUBLISHED).order_by("pk").values_list(*NAMES))


@pytest.mark.parametrize("chosen", [slice(0, 7), slice(0, 7, 6), slice(2, 3)], ids=["a run", "far apart", "one"])
def test_rows_are_those_of_a_queryset_with_values_of_the_same_kinds(outcomes, chosen):
    shown, _hidden = outcomes
    ids = shown[chosen]

    rows = sorted(row for row in Columns(Outcome, "pk", NAMES).rows(ids) if row[0] in ids)

    assert rows == by_queryset(ids)
    assert [type(value) for value in rows[0]] == [type(value) for value in by_queryset(ids)[0]]


def test_hidden_rows_are_not_read(outcomes):
    shown, hidden = outcomes

    assert Columns(Outcome, "pk", ["pk"]).rows([hidden]) == []
    assert (hidden,) not in Columns(Outcome, "pk", ["pk"]).rows([*shown, hidden])


def test_no_ids_give_no_rows():
    assert Columns(Outcome, "pk", ["pk"]).rows([]) == []


def test_links_are_asked_for_by_what_they_point_to():
    town, county = make_place(1), make_place(2)
    save(PlaceContainment(place=town, container=county))

    assert Columns(PlaceContainment, "container", ["container", "place"]).rows([county.pk]) == [(county.pk, town.pk)]
    assert Columns(PlaceContainment, "container", ["place"]).rows([town.pk]) == []
    assert Place.objects.count() == 2
