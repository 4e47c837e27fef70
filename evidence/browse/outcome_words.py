"""The effect of an outcome in words and on a line: the authors' conclusion and the estimate kept apart."""

from dataclasses import dataclass
from decimal import Decimal

from ..enums import Conclusion, Direction
from ..models import Outcome
from ..web.translation import translate as _
from .words import figure, interval

WIDTH = 600


def conclusion_in_words(outcome: Outcome) -> str:
    """Return what the authors concluded, as a sentence."""
    words: dict[str, str] = {
        Conclusion.IMPROVED: _("The authors conclude that it improved."),
        Conclusion.NO_CLEAR_CHANGE: _("The authors conclude that there was no clear change."),
        Conclusion.WORSENED: _("The authors conclude that it worsened."),
        Conclusion.MIXED: _("The authors report a mixed result."),
    }
    return words.get(outcome.conclusion, _("What the authors concluded is not reported."))


def estimate_in_words(outcome: Outcome) -> str:
    """Return which way the point estimate goes, whatever its significance, as a sentence."""
    words: dict[str, str] = {
        Direction.FAVOURS: _("The estimate itself favours the initiative, whether or not chance explains it."),
        Direction.NO_DIFFERENCE: _("The estimate itself shows no difference."),
        Direction.AGAINST: _("The estimate itself goes against the initiative, whether or not chance explains it."),
    }
    unknown = _("Which way the estimate itself goes is not recorded apart from that.")
    return words.get(outcome.estimate_direction, unknown)


def circumstances_in_words(outcome: Outcome) -> str:
    """Return the figure with its interval, comparator and time, as one sentence; each part known or not reported."""
    size = figure(outcome.effect) if outcome.effect else _("size not reported")
    limits = interval(outcome.interval_low, outcome.interval_high) or _("interval not reported")
    if outcome.comparator == "none":
        against = _("without a comparator")
    elif outcome.comparator:
        against = _("compared with %(comparator)s") % {"comparator": outcome.comparator}
    else:
        against = _("comparator not reported")
    when = outcome.timeframe or _("timeframe not reported")
    return f"{size[:1].upper()}{size[1:]} ({limits}), {against}; {when}."


@dataclass(frozen=True)
class IntervalPlot:
    """An estimate and its interval on a line, and where no change stands, if that is known."""

    low: float
    value: float
    high: float
    unchanged: float | None
    first: str
    last: str
    no_change: str

    @property
    def width(self) -> float:
        """How long the interval is drawn."""
        return round(self.high - self.low, 1)


def interval_plot(outcome: Outcome) -> IntervalPlot | None:
    """Return the drawing of an estimate, only where estimate and both limits are numbers and in order.

    No change is 0 for what is written with a sign or in per cent, and 1 for a ratio; otherwise it is not drawn.
    """
    low, value, high = outcome.low_value, outcome.effect_value, outcome.high_value
    if low is None or value is None or high is None or not low <= value <= high or low == high:
        return None
    none = _no_change(outcome)
    ends = [low, high] if none is None else [low, high, none]
    margin = (max(ends) - min(ends)) / 10
    first, last = min(ends) - margin, max(ends) + margin

    def place(number: Decimal) -> float:
        return round(float((number - first) / (last - first)) * WIDTH, 1)

    return IntervalPlot(
        place(low),
        place(value),
        place(high),
        None if none is None else place(none),
        _short(first),
        _short(last),
        "" if none is None else str(none),
    )


def _short(number: Decimal) -> str:
    """Return a number to three decimal places, without zeros that say nothing."""
    text = f"{round(number, 3):f}"
    return figure(text.rstrip("0").rstrip(".") if "." in text else text)


def _no_change(outcome: Outcome) -> Decimal | None:
    if "ratio" in f"{outcome.measure} {outcome.effect}".lower():
        return Decimal(1)
    return Decimal(0) if outcome.effect[:1] in "+-\N{MINUS SIGN}" or outcome.effect_unit == "%" else None
