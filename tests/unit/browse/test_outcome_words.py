"""An effect in words and on a line: conclusion and estimate apart, nothing drawn that is not a number."""

from decimal import Decimal

import pytest

from evidence.browse.outcome_words import (
    circumstances_in_words,
    conclusion_in_words,
    estimate_in_words,
    interval_plot,
)
from evidence.browse.words import MINUS
from evidence.enums import Conclusion, Direction
from evidence.models import Outcome


def measured(effect: str, low: str, high: str, *, unit: str = "", value: str | None = None, **more) -> Outcome:
    return Outcome(
        effect=effect,
        effect_value=Decimal(value or effect.strip("%+")),
        effect_unit=unit,
        low_value=Decimal(low),
        high_value=Decimal(high),
        **more,
    )


def test_every_conclusion_and_direction_has_a_sentence_of_its_own():
    conclusions = {conclusion_in_words(Outcome(conclusion=value)) for value in ["", *Conclusion.values]}
    estimates = {estimate_in_words(Outcome(estimate_direction=value)) for value in ["", *Direction.values]}

    assert (len(conclusions), len(estimates)) == (len(Conclusion) + 1, len(Direction) + 1)


def test_estimate_is_never_read_from_the_conclusion():
    outcome = Outcome(conclusion="worsened", estimate_direction="")

    assert estimate_in_words(outcome) == "Which way the estimate itself goes is not recorded apart from that."


def test_circumstances_are_all_told():
    outcome = Outcome(
        effect="-23%",
        interval_low="-39",
        interval_high="-3",
        comparator="matched residents",
        timeframe="from April 2014",
    )

    assert circumstances_in_words(outcome) == (
        f"{MINUS}23% (95% interval {MINUS}39 to {MINUS}3), compared with matched residents; from April 2014."
    )


def test_circumstances_that_are_not_known_are_not_reported():
    assert circumstances_in_words(Outcome()) == (
        "Size not reported (interval not reported), comparator not reported; timeframe not reported."
    )


def test_outcome_without_a_comparator_says_so():
    assert "without a comparator" in circumstances_in_words(Outcome(comparator="none"))


def test_interval_of_a_percentage_is_drawn_with_no_change_at_zero():
    plot = interval_plot(measured("-23%", "-40", "10", unit="%"))

    # From -45 to 15, a tenth of the span on both sides: 600 units for 60.
    assert (plot.low, plot.value, plot.high, plot.unchanged, plot.width) == (50.0, 220.0, 550.0, 450.0, 500.0)
    assert (plot.first, plot.last, plot.no_change) == (f"{MINUS}45", "15", "0")


def test_no_change_of_a_ratio_stands_at_one():
    plot = interval_plot(measured("0.94", "0.90", "0.99", measure="ratio of cost to control"))

    assert plot.no_change == "1"
    assert plot.unchanged > plot.high


def test_no_change_of_an_unsigned_number_is_not_drawn():
    assert interval_plot(measured("0.35", "0.04", "0.66", measure="satisfaction")).unchanged is None


@pytest.mark.parametrize("missing", ["effect_value", "low_value", "high_value"])
def test_nothing_is_drawn_where_a_number_is_missing(missing):
    outcome = measured("-23%", "-40", "10", unit="%")
    setattr(outcome, missing, None)

    assert interval_plot(outcome) is None


@pytest.mark.parametrize(("low", "high"), [("-20", "10"), ("-40", "-30"), ("-23", "-23")])
def test_nothing_is_drawn_where_the_estimate_lies_outside_or_the_interval_is_a_point(low, high):
    assert interval_plot(measured("-23%", low, high, unit="%")) is None
