"""Numbers of references: in order of first mention, runs of three and more joined."""

import pytest

from evidence.browse.briefing.references import Numbers, runs_of


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((), []),
        ((4,), ["4"]),
        ((1, 2), ["1", "2"]),
        ((1, 2, 3), ["1–3"]),
        ((7, 1, 3, 2, 9, 8), ["1–3", "7–9"]),
        ((1, 3, 4, 9), ["1", "3", "4", "9"]),
    ],
)
def test_runs_of_three_are_joined(numbers, expected):
    assert [run.words for run in runs_of(numbers)] == expected


def test_papers_are_numbered_in_order_of_first_mention():
    numbers = Numbers([30, 10, 20])

    assert [numbers.of(20), numbers.of(10, 20), numbers.of(30)] == [(1,), (1, 2), (3,)]
    assert numbers.papers == {20: 1, 10: 2, 30: 3}


def test_papers_that_readers_may_not_see_have_no_number():
    numbers = Numbers([10])

    assert (numbers.of(99, 10, None), numbers.papers) == ((1,), {10: 1})
