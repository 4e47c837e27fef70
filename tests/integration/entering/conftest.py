"""A small library to enter an evaluation into, and a curator who does."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test import Client

from evidence.models import LessonTheme, OutcomeDomain, PaperType, StudyDesign
from tests.factories import (
    make_initiative,
    make_lesson,
    make_lesson_evidence,
    make_programme,
    make_theme,
    save,
)


@pytest.fixture
def library():
    """The words that a form offers, a programme with an initiative, and a lesson with its theme and source.

    What can be chosen is remembered by the number of the last change, which begins anew with each test.
    """
    cache.clear()
    save(PaperType(slug="journal-article", label="Journal article"))
    save(StudyDesign(slug="controlled", label="Comparison group", synonyms="difference-in-differences"))
    save(OutcomeDomain(slug="bed-days", label="Bed days"))
    theme = make_theme(slug="budgets", label="Pooled budgets", definition="Money of several bodies in one purse.")
    lesson = make_lesson(slug="savings-late", statement="Savings from integration come late")
    save(LessonTheme(lesson=lesson, theme=theme))
    make_lesson_evidence(lesson=lesson)
    programme = make_programme(slug="vanguards", name="Vanguards")
    initiative = make_initiative(slug="salford", name="Salford Together", programme=programme)
    return SimpleNamespace(theme=theme, lesson=lesson, programme=programme, initiative=initiative)


@pytest.fixture
def client(curator):
    client = Client()
    client.force_login(curator)
    return client
