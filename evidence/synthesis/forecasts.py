"""The wager as a table: each forecaster beside the others, for lessons and for themes."""

from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from ..web.translation import translate as _
from .past import Evaluation, Shelf
from .reports import Memory, remembered
from .wager import Backtest, Forecaster, Size, backtest, last_wave, most_reported, with_memory

FORECASTERS: dict[str, Forecaster] = {"memory": with_memory, "most": most_reported, "last": last_wave}
OF_STUDY: Size = attrgetter("usual_size")
OF_WAVE: Size = attrgetter("usual_wave")
NEXT_YEAR_AFTER = 1


@dataclass(frozen=True)
class Told:
    """How the forecasters did at foretelling one sort of finding."""

    what: str
    tests: dict[str, Backtest]

    @property
    def evaluations(self) -> int:
        """How many evaluations were foretold."""
        return len(next(iter(self.tests.values())).scores)


def headings_of_wager() -> dict[str, str]:
    """Return what was foretold, by sort of finding."""
    return {
        "lessons": _("Evaluations, by their lessons"),
        "themes": _("Evaluations, by the themes of their lessons"),
        "wave_lessons": _("Programmes, by all lessons of their evaluations"),
        "wave_themes": _("Programmes, by all themes of their evaluations"),
    }


def forecaster_labels() -> dict[str, str]:
    """Return what each forecaster goes by."""
    return {
        "memory": _("Most reported, recent years and the same programmes counting for more"),
        "most": _("Most reported before"),
        "last": _("Reported in the year before"),
    }


def tell_wager() -> dict[str, Told]:
    """Return the backtests of lessons and of themes; what has too little before it is left out."""
    return _told(_Reports(remembered()))


class _Reports:
    """Memories are the same to the wager where the same lessons, of the same themes, were reported alike."""

    def __init__(self, memory: Memory):
        self.memory = memory

    def __hash__(self) -> int:
        return hash(self.memory.said)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Reports) and self._told_from == other._told_from

    @property
    def _told_from(self) -> tuple[object, object]:
        return self.memory.said, self.memory.themes_of


@lru_cache(maxsize=4)
def _shelf(reports: _Reports, *, themes: bool) -> Shelf:
    return Shelf(reports.memory.evaluations(themes=themes))


@lru_cache(maxsize=2)
def _told(reports: _Reports) -> dict[str, Told]:
    """Tell the wager anew only when a change of the library touched what it is told from."""
    memory = reports.memory
    told = {}
    for themes, names in ((False, ("lessons", "wave_lessons")), (True, ("themes", "wave_themes"))):
        # Only single evaluations are read: a programme's later reports must not reach an earlier forecast.
        read, waves = _shelf(reports, themes=themes), memory.programme_waves(themes=themes)
        for what, targets, size in ((names[0], read.evaluations, OF_STUDY), (names[1], waves, OF_WAVE)):
            tests = {
                name: backtest(targets, forecaster, read=read, size=size) for name, forecaster in FORECASTERS.items()
            }
            if known := {name: test for name, test in tests.items() if test}:
                told[what] = Told(what, known)
    return told


@dataclass(frozen=True)
class Foretold:
    """One lesson that the next evaluation may report, and why it is foretold."""

    slug: str
    statement: str
    studies: int
    last: int


def foretell_next(memory: Memory) -> list[Foretold]:
    """Return what the next evaluation may report, foretold from everything that the library remembers."""
    shelf = _shelf(_Reports(memory), themes=False)
    if not shelf.evaluations:
        return []
    next_year = shelf.evaluations[-1].year + NEXT_YEAR_AFTER
    target = Evaluation("the next", next_year, frozenset(), frozenset())
    reports, past = memory.by_lesson(), shelf.before(next_year)
    return [
        Foretold(
            slug,
            memory.lessons[slug],
            len({report.study for report in reports[slug]}),
            max(report.year for report in reports[slug]),
        )
        for slug in with_memory(past, target, past.usual_size)
    ]
