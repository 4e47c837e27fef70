"""The backtest on six evaluations that can be worked by hand, and the proof that nothing later is read."""

from operator import attrgetter
from statistics import fmean

from hypothesis import given
from hypothesis import strategies as st

from evidence.synthesis.past import Evaluation, Shelf
from evidence.synthesis.wager import MOST_RESAMPLED, backtest, last_wave, most_reported, score_forecasts, with_memory


def evaluation(study, year, reported, *programmes):
    return Evaluation(study, year, frozenset(programmes), frozenset(reported))


EARLY = [evaluation(f"e{year}", year, "ab", "pilots") for year in range(2000, 2005)]


def test_hand_worked_backtest():
    """Five evaluations report a and b; the sixth reports a and c. Two are foretold (the median), one is right."""
    found = backtest([*EARLY, evaluation("target", 2010, "ac")], most_reported)

    assert [(score.target.study, score.foretold, score.right) for score in found.scores] == [
        ("target", ("a", "b"), 1),
    ]
    assert (found.precision, found.recall) == (0.5, 0.5)
    assert (found.precision_interval, found.recall_interval) == ((0.5, 0.5), (0.5, 0.5))


def test_mean_over_evaluations_and_an_interval_around_it():
    found = backtest([*EARLY, evaluation("t1", 2010, "ab"), evaluation("t2", 2010, "cd")], most_reported)

    assert [score.recall for score in found.scores] == [1.0, 0.0]
    assert found.recall == 0.5
    assert found.recall_interval == (0.0, 1.0)


def test_too_little_before_is_no_test():
    assert backtest(EARLY, most_reported) is None


def test_the_last_wave_alone():
    before = [evaluation("old", 2000, "ab"), evaluation("older", 2000, "ab"), evaluation("new", 2004, "c")]
    past = Shelf(before).before(2010)

    assert last_wave(past, evaluation("target", 2010, "c"), 5) == ["c"]
    assert most_reported(past, evaluation("target", 2010, "c"), 5) == ["a", "b", "c"]


def test_memory_prefers_what_is_recent_and_of_the_same_programme():
    before = [evaluation("x", 1990, "a"), evaluation("y", 2009, "b"), evaluation("z", 2009, "c", "pilots")]

    assert with_memory(Shelf(before).before(2010), evaluation("target", 2010, "", "pilots"), 3) == ["c", "b", "a"]


sets = st.frozensets(st.sampled_from("abcdef"), min_size=1)
later = st.lists(
    st.builds(Evaluation, st.uuids().map(str), st.integers(2010, 2030), st.just(frozenset()), sets), max_size=6
)


@given(later, st.sampled_from([most_reported, last_wave, with_memory]))
def test_no_evaluation_of_the_same_year_or_later_changes_a_forecast(others, forecaster):
    target = evaluation("target", 2010, "ac", "pilots")

    alone = score_forecasts([*EARLY, target], forecaster)
    beside = score_forecasts([*EARLY, target, *others], forecaster)

    assert [score for score in beside if score.target == target] == alone


def test_a_programme_is_foretold_from_single_evaluations_of_earlier_years():
    """The pilots' own later report of c may not reach the forecast for the trusts of 2010."""
    read = [*EARLY, evaluation("late", 2020, "cd", "pilots")]
    trusts = evaluation("trusts", 2010, "abc", "trusts")

    found = backtest(
        [evaluation("pilots", 2000, "abcd", "pilots"), trusts],
        most_reported,
        read=Shelf(read),
        size=attrgetter("usual_wave"),
    )

    assert [(score.target.study, score.foretold, score.right) for score in found.scores] == [("trusts", ("a", "b"), 2)]


programmes = st.frozensets(st.sampled_from(["pilots", "trusts", "vanguards"]), max_size=2)
earlier = st.lists(st.builds(Evaluation, st.uuids().map(str), st.integers(1990, 2009), programmes, sets), max_size=12)


@given(earlier, programmes, st.integers(1, 6))
def test_memory_foretells_what_weighing_every_report_would(evaluations, mine, size):
    weights: dict[str, float] = {}
    for one in evaluations:
        for found in one.reported:
            weight = 0.5 ** ((2010 - one.year) / 10) * (2 if one.programmes & mine else 1)
            weights[found] = weights.get(found, 0) + weight

    foretold = with_memory(Shelf(evaluations).before(2010), Evaluation("target", 2010, mine, frozenset()), size)

    assert len(foretold) == min(size, len(weights))
    left_out = [weights[found] for found in weights.keys() - set(foretold)]
    assert all(weights[found] >= max(left_out, default=0) - 1e-9 for found in foretold)


def test_interval_of_many_evaluations_is_that_of_the_normal_curve():
    """Half of 400 are foretold whole and half not at all: 0.5, give or take 1.96 standard errors of 0.0250."""
    targets = [evaluation(f"t{number}", 2010, "ab" if number % 2 else "cd") for number in range(400)]

    found = backtest([*EARLY, *targets], most_reported)

    assert len(found.scores) > MOST_RESAMPLED
    assert found.recall == fmean([0.0, 1.0])
    assert [round(end, 3) for end in found.recall_interval] == [0.451, 0.549]
