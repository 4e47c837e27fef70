"""Families of programmes, and the years in which programmes overlapped in a place, small enough to check on paper."""

import pytest

from evidence.browse.facts import Item
from evidence.browse.families import ProgrammeShown, broadest, family_of, with_types
from evidence.browse.place_lines import overlaps_of
from evidence.browse.story import HERE, Chapter

PILOTS, PIONEERS, VANGUARDS, TYPE, TRUSTS = 1, 2, 3, 4, 5
# Trusts led to pilots and to pioneers; pilots led to vanguards. A type stands below the vanguards.
LINKS = [(PILOTS, TRUSTS, "sourced"), (PIONEERS, TRUSTS, "curator"), (VANGUARDS, PILOTS, "curator")]


def shown(pk: int, parent: int | None = None) -> ProgrammeShown:
    return ProgrammeShown(pk, f"programme-{pk}", f"Programme {pk}", 2000 + pk, None, parent)


PROGRAMMES = {pk: shown(pk, VANGUARDS if pk == TYPE else None) for pk in (PILOTS, PIONEERS, VANGUARDS, TYPE, TRUSTS)}


def a_chapter(number: int, programme: int | None, start: int | None, end: int | None) -> Chapter:
    place = Item("Torbay", "/places/torbay/")
    return Chapter(number, f"Site {number}", "", None, programme, None, start, end, HERE, place, (), (), False)


@pytest.mark.parametrize(
    ("start", "family"),
    [
        ({TRUSTS}, {TRUSTS, PILOTS, PIONEERS, VANGUARDS}),
        ({PILOTS}, {TRUSTS, PILOTS, VANGUARDS}),  # not the pioneers, its brothers
        ({VANGUARDS}, {TRUSTS, PILOTS, VANGUARDS}),
        ({TYPE}, {TYPE}),
        (set(), set()),
    ],
)
def test_family_is_what_came_before_and_what_came_after_however_far(start, family):
    assert family_of(start, LINKS) == family


def test_lineage_that_runs_in_a_circle_ends():
    assert family_of({1}, [(1, 2, "curator"), (2, 1, "curator")]) == {1, 2}


def test_types_go_with_their_programme_and_are_counted_by_it():
    everything = with_types({VANGUARDS}, PROGRAMMES)

    assert everything == {VANGUARDS, TYPE}
    assert [programme.id for programme in broadest(everything, PROGRAMMES)] == [VANGUARDS]
    assert [programme.id for programme in broadest({TYPE}, PROGRAMMES)] == [TYPE]


@pytest.mark.parametrize(
    ("chapters", "together"),
    [
        ([(PILOTS, 2009, 2011), (TRUSTS, 2005, 2012)], [("2009–2011", "Programme 1 and Programme 5")]),
        ([(PILOTS, 2009, 2011), (TRUSTS, 2011, 2012)], [("2011", "Programme 1 and Programme 5")]),
        ([(PILOTS, 2009, 2011), (TRUSTS, 2012, 2013)], []),
        ([(PILOTS, 2009, 2011), (PILOTS, 2009, 2011)], []),  # one programme twice
        ([(VANGUARDS, 2015, 2018), (TYPE, 2015, 2018)], []),  # a type is its programme
        ([(TRUSTS, 2005, None), (PILOTS, 2009, 2011)], []),  # no reported end: its first year alone
        ([(TRUSTS, None, 2012), (PILOTS, 2009, 2011)], []),
        ([(None, 2009, 2011), (PILOTS, 2009, 2011)], []),  # a programme that is not shown
    ],
)
def test_years_in_which_programmes_ran_at_once(chapters, together):
    found = [a_chapter(number, *chapter) for number, chapter in enumerate(chapters, start=1)]

    assert [(one.years, one.programmes) for one in overlaps_of(found, PROGRAMMES)] == together
