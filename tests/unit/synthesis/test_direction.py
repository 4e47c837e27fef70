"""The combination rule and the sign test, on examples small enough to check on paper."""

from fractions import Fraction

import pytest

from evidence.synthesis.direction import combine, sign_test

UP, SAME, DOWN = "favours", "no-difference", "against"


@pytest.mark.parametrize(
    ("estimates", "expected"),
    [
        ([], ("", 0, 0)),
        (["", ""], ("", 0, 0)),
        ([UP], (UP, 1, 1)),
        ([DOWN, DOWN, DOWN], (DOWN, 3, 3)),
        ([UP, DOWN], ("conflicting", 2, 1)),
        ([UP, UP, DOWN], ("conflicting", 3, 2)),  # 67 per cent
        ([UP] * 7 + [DOWN] * 3, (UP, 10, 7)),  # exactly 70 per cent
        ([UP] * 3 + [SAME], (UP, 4, 3)),  # 75 per cent
        ([UP, "", ""], (UP, 1, 1)),  # what is not reported does not dilute
    ],
)
def test_estimates_of_one_study_in_one_domain(estimates, expected):
    assert combine(estimates) == expected


@pytest.mark.parametrize(
    ("favours", "against", "p"),
    [
        (9, 0, Fraction(2, 512)),  # 0.0039 in the paper
        (5, 1, Fraction(14, 64)),  # 0.2188 in the paper
        (1, 1, Fraction(1)),
        (0, 3, Fraction(1, 4)),
    ],
)
def test_sign_test_as_its_authors_work_it(favours, against, p):
    found = sign_test([UP] * favours + [DOWN] * against)

    assert found == (favours, favours + against, p)


def test_figures_of_the_paper_to_four_places():
    assert [round(float(sign_test([UP] * up + [DOWN] * down).p), 4) for up, down in [(9, 0), (5, 1)]] == [
        0.0039,
        0.2188,
    ]


def test_conflicting_studies_and_those_without_a_difference_are_left_out():
    assert sign_test([UP, UP, "conflicting", SAME, ""]) == (2, 2, Fraction(1, 2))


def test_no_study_that_points_either_way_has_no_probability():
    assert sign_test([SAME, "conflicting"]) == (0, 0, None)
