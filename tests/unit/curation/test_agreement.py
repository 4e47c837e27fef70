"""Agreement of two readers, against tables worked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.curation.agreement import agreement_of, cohens_kappa

ANSWERS = ("yes", "no", "unclear")


def pairs_of(table: dict[tuple[str, str], int]) -> list[tuple[str, str]]:
    """Return pairs of answers from a table of how often each pair was given."""
    return [pair for pair, times in table.items() for _ in range(times)]


@pytest.mark.parametrize(
    ("table", "percent", "kappa"),
    [
        # 50 pairs: 35 agree, 0.70. By chance 25*30/2500 + 25*20/2500 = 0.50. (0.70 - 0.50) / 0.50 = 0.40.
        ({("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}, 70, 0.40),
        # 10 pairs: 6 agree. By chance (5*4 + 3*4 + 2*2)/100 = 0.36. (0.60 - 0.36) / 0.64 = 0.375.
        (
            {
                ("yes", "yes"): 3, ("yes", "no"): 2, ("no", "no"): 2, ("no", "unclear"): 1, ("unclear", "yes"): 1,
                ("unclear", "unclear"): 1,
            },
            60, 0.375,
        ),
        # All the same, with two sorts of answers: by chance 0.5, kappa 1.
        ({("yes", "yes"): 2, ("no", "no"): 2}, 100, 1.0),
        # Always the opposite: by chance 0.5. (0 - 0.5) / 0.5 = -1.
        ({("yes", "no"): 2, ("no", "yes"): 2}, 0, -1.0),
        # One reader never varies: by chance 1*0.75, observed 0.75, kappa 0.
        ({("yes", "yes"): 3, ("yes", "no"): 1}, 75, 0.0),
        # Neither varies and they never agree: by chance 1*0 + 0*1 = 0, observed 0. (0 - 0) / 1 = 0.
        ({("yes", "no"): 4}, 0, 0.0),
        # The same of one pair alone.
        ({("yes", "no"): 1}, 0, 0.0),
        # Two readers, three sorts of answers, none in common: by chance 0, observed 0.
        ({("yes", "unclear"): 2, ("no", "unclear"): 1}, 0, 0.0),
    ],
)  # fmt: skip
def test_agreement_is_as_worked_by_hand(table, percent, kappa):
    found = agreement_of(pairs_of(table))

    assert found.percent == pytest.approx(percent)
    assert found.kappa == pytest.approx(kappa)


@pytest.mark.parametrize("pairs", [[], [("yes", "yes")], [("no", "no")] * 4], ids=["none", "one", "same"])
def test_kappa_is_undefined_where_both_give_one_answer_throughout(pairs):
    assert cohens_kappa(pairs) is None


def test_percent_of_nothing_is_nought():
    assert (agreement_of([]).percent, agreement_of([]).pairs) == (0.0, 0)


@given(st.lists(st.tuples(st.sampled_from(ANSWERS), st.sampled_from(ANSWERS)), max_size=12))
def test_kappa_lies_between_its_ends_and_does_not_ask_who_was_first(pairs):
    kappa = cohens_kappa(pairs)

    assert kappa is None or -1 <= kappa <= 1
    assert kappa == cohens_kappa([(other, one) for one, other in pairs])
