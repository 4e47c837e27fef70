"""Addresses of new records."""

import pytest

from evidence.curation.addresses import LONGEST, give_address, give_addresses
from evidence.models import Author, Initiative, Lesson
from tests.factories import make_lesson

pytestmark = pytest.mark.django_db


def address_of(statement, slug=""):
    lesson = Lesson(statement=statement, slug=slug)
    give_address(lesson)
    return lesson.slug


def test_address_is_made_from_the_title():
    assert address_of("Savings: rarely early!") == "savings-rarely-early"


def test_address_that_was_given_stays():
    assert address_of("Savings", slug="mine") == "mine"


def test_address_in_use_is_counted_on():
    make_lesson(1, slug="savings")
    make_lesson(2, slug="savings-2")

    assert address_of("Savings") == "savings-3"


def test_long_title_is_cut_also_when_counted():
    make_lesson(1, slug="x" * LONGEST)

    assert address_of("x" * 200) == "x" * (LONGEST - 2) + "-2"


def test_title_without_letters_takes_the_kind_of_record():
    assert address_of("…") == "lesson"


def test_row_without_address_is_left_alone():
    author = Author(literal="NHS")

    give_address(author)

    assert not hasattr(author, "slug")


def test_an_initiative_takes_no_address_of_a_list():
    initiative = Initiative(name="A to Z")
    give_address(initiative)
    several = [Initiative(name="By programme"), Initiative(name="By programme")]
    give_addresses(several, ["By programme", "By programme"])

    assert [one.slug for one in (initiative, *several)] == ["a-to-z-2", "by-programme-2", "by-programme-3"]
