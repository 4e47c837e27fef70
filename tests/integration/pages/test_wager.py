"""The wager is told anew when what is reported changes, and only then: telling it takes longest of all overviews."""

import pytest

from evidence.synthesis.forecasts import tell_wager
from tests.factories import make_lesson, make_lesson_evidence, make_paper, save

pytestmark = pytest.mark.django_db


def report(number: int, year: int) -> None:
    make_lesson_evidence(number, lesson=make_lesson(number), paper=make_paper(number, year=year))


def test_wager_is_told_anew_when_what_is_reported_changes():
    for number in range(1, 8):
        report(number, 2000 + number)
    first = tell_wager()
    paper = make_paper(9, title="A paper that reports nothing yet", year=2012)
    paper.title = "A paper that still reports nothing"
    save(paper)
    same = tell_wager()
    report(10, 2013)

    assert same is first
    assert (first["lessons"].evaluations, tell_wager()["lessons"].evaluations) == (2, 3)
