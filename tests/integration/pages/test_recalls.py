"""What the first page recalls is chosen by rule from visible records, in turn by the week, and absent where none is."""

import re
from datetime import date

import pytest

from evidence.browse.recalls import in_turn, recall
from evidence.models import AimDomain, OutcomeDomain
from evidence.search import current_snapshot
from tests.factories import (
    make_aim,
    make_lesson_evidence,
    make_outcome,
    make_paper,
    save,
    the_aim,
    the_lesson,
    the_programme,
    the_term,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
HEADING = "What the library remembers this week"


def make_library():
    """Make two programmes with one outcome each, in domains of their own, and a lesson reported in three years."""
    for number in (1, 2):
        make_outcome(number, programme=the_programme(number))
    for number, year in ((11, 2001), (12, 2005), (13, 2011)):
        make_lesson_evidence(number, lesson=the_lesson(1), paper=make_paper(number, year=year))


def aim_for(aim, number):
    save(AimDomain(aim=aim, domain=the_term(OutcomeDomain, number)))


def recalled(today=TODAY):
    return recall(current_snapshot(), today)


def test_lesson_that_came_back_is_told_with_its_years():
    make_library()

    told = recalled().came_back

    assert (told.statement, told.url) == (str(the_lesson(1)), "/lessons/lesson-1/")
    assert (told.told.first, told.told.again) == (2001, (2005, 2011))


def test_gap_is_an_empty_cell_whose_row_and_column_are_not_empty():
    make_library()

    gap = recalled().gap

    assert (gap.programme_url, gap.in_domain_url) in {
        ("/programmes/programme-1/", "/outcomes/?domain=term-2"),
        ("/programmes/programme-2/", "/outcomes/?domain=term-1"),
    }
    assert (gap.in_programme, gap.in_domain) == (1, 1)


def test_aim_is_never_measured_where_no_outcome_of_its_programme_is_in_any_of_its_domains():
    make_library()
    aim_for(make_aim(1), 1)  # measured by outcome 1
    aim_for(make_aim(2), 1)  # outcome 1 is of another programme

    aim = recalled().never_measured

    assert (aim.statement, aim.programme_url) == ("Aim 2", "/programmes/programme-2/#aims")
    assert (aim.elsewhere, aim.elsewhere_url) == (1, "/outcomes/?domain=term-1")

    aim_for(the_aim(2), 2)  # and outcome 2 is of its own

    assert recalled().never_measured is None


def test_drafts_and_unchecked_aims_are_not_recalled():
    make_library()
    aim_for(make_aim(1, programme=the_programme(1), status="draft"), 2)
    aim_for(make_aim(2, programme=the_programme(1), verification="recalled"), 2)

    assert recalled().never_measured is None


def test_turn_goes_round_by_the_week():
    assert [in_turn("abc", turn) for turn in range(5)] == ["a", "b", "c", "a", "b"]
    assert in_turn("", 3) is None
    assert recalled_weeks(date(2026, 11, 16), date(2026, 11, 22)) == 1
    assert recalled_weeks(date(2026, 11, 22), date(2026, 11, 23)) == 2


def recalled_weeks(*days) -> int:
    """Return how many different gaps are recalled on these days, where there are two to recall."""
    if not OutcomeDomain.objects.exists():
        make_library()
    return len({recalled(day).gap for day in days})


def test_empty_library_has_no_empty_box(client):
    page = client.get("/").content.decode()

    assert HEADING not in page


def test_first_page_tells_all_three_and_their_numbers_are_those_of_their_lists(client):
    make_library()
    make_lesson_evidence(21, lesson=the_lesson(2), paper=make_paper(21, year=2001))
    for number in range(22, 27):  # the lesson with most papers is told above, and not again
        make_lesson_evidence(number, lesson=the_lesson(2), paper=make_paper(number, year=2001))
    aim_for(make_aim(2), 1)

    section = client.get("/").content.decode().partition(HEADING)[2].partition("</section>")[0]

    assert [section.count(text) for text in ("Learned again", "A gap", "Aimed for, never measured")] == [1, 1, 1]
    numbers = re.findall(r'href="([^"]+)" data-count="(\d+)"', section)
    assert len(numbers) == 3
    for url, count in numbers:
        answer = client.get(url.replace("/outcomes/?", "/api/v1/search?kind=outcome&")).json()
        assert answer["total"] == int(count)
