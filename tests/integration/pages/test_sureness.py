"""How sure the library is, said the same way on the page of a record as in the search: sources, confidence, quality."""

import re

import pytest

from evidence.models import LessonTheme
from tests.asking import ask
from tests.factories import (
    make_appraisal,
    make_lesson,
    make_lesson_evidence,
    make_paper,
    make_study,
    make_theme,
    save,
    the_lesson,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    """A lesson with a theme and two papers of its own."""
    save(LessonTheme(lesson=make_lesson(), theme=make_theme()))
    for number in (1, 2):
        make_lesson_evidence(1, paper=make_paper(number))
    return the_lesson()


@pytest.fixture
def lesson_of_one_study():
    """A lesson with a theme and two papers that are one study."""
    save(LessonTheme(lesson=make_lesson(), theme=make_theme()))
    study = make_study()
    for number in (1, 2):
        make_lesson_evidence(1, paper=make_paper(number, study=study))
    return the_lesson()


@pytest.mark.parametrize("address", ["/lessons/lesson-1/", "/lessons/", "/search/", "/themes/theme-1/"])
def test_two_papers_of_one_study_are_called_a_single_source(address, lesson_of_one_study, client):
    assert ask("confidence=single-source").total == 1

    body = client.get(address).content.decode()

    # In the text itself: the names of the filters hold the words too.
    assert re.search(r"<b>Single source\.</b>|<span class=\"tag\">single source</span>", body)


@pytest.mark.parametrize(
    "address", ["/lessons/lesson-1/", "/lessons/", "/search/", "/themes/theme-1/", "/briefing/?r=lesson:lesson-1"]
)
def test_phrase_is_the_same_wherever_a_lesson_stands(address, lesson, client):
    assert "<b>Stated, not studied.</b>" in client.get(address).content.decode()


@pytest.mark.parametrize("address", ["/lessons/lesson-1/", "/lessons/", "/themes/theme-1/"])
def test_two_papers_of_their_own_are_not_called_a_single_source(address, lesson, client):
    assert ask("confidence=single-source").total == 0

    body = client.get(address).content.decode()

    assert not re.search(r"<b>Single source\.</b>|<span class=\"tag\">single source</span>", body)


def test_confidence_of_a_lesson_is_shown_on_its_page(lesson, client):
    make_appraisal(1, tool="cerqual", paper=None, lesson=lesson, confidence="moderate", reason="Thin data.")
    assert ask("confidence=moderate").total == 1

    body = client.get(lesson.get_absolute_url()).content.decode()

    assert "has not been appraised" not in body
    assert "Moderate confidence" in body
    assert "Thin data." in body


def test_appraisal_of_a_paper_is_shown_on_its_page(client):
    appraisal = make_appraisal(1, reason="Sampling is described well.")

    body = client.get(appraisal.paper.get_absolute_url()).content.decode()

    assert "Mixed Methods Appraisal Tool 2018" in body
    assert "Sampling is described well." in body


def test_lesson_that_nobody_appraised_says_so(lesson, client):
    assert "Its confidence has not been appraised" in client.get(lesson.get_absolute_url()).content.decode()
