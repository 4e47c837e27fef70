"""The page of a theme, and the tree: lessons by support, what was measured, who tried it, and what is not known."""

import re

import pytest

from evidence.models import InitiativePopulation, LessonTheme, OutcomeDomain, Population, StudyDesign
from tests.factories import (
    make_initiative,
    make_lesson,
    make_lesson_evidence,
    make_outcome,
    make_paper,
    make_programme,
    make_term,
    make_theme,
    save,
)
from tests.visiting import visit

pytestmark = pytest.mark.django_db

ADDRESS = "/themes/theme-1/"


@pytest.fixture
def theme():
    return make_theme(1, label="Budgets", definition="Money of several bodies.")


@pytest.fixture
def research():
    return make_term(StudyDesign, slug="qualitative")


def learn(number: int, theme, **values):
    lesson = make_lesson(number, **values)
    save(LessonTheme(lesson=lesson, theme=theme))
    return lesson


def section(body: str, name: str) -> str:
    """Return one section of a page."""
    found = re.search(rf'<section class="block" id="{name}">.*?</section>', body, re.DOTALL)
    return found[0] if found else ""


def test_lessons_stand_in_the_order_of_what_supports_them(theme, research, client):
    learn(1, theme, statement="One study")
    learn(2, theme, statement="Nothing")
    learn(3, theme, statement="Two studies, doubted")
    learn(4, theme, statement="Two studies")
    supports = {1: [1], 3: [1, 2], 4: [1, 2]}
    papers = {number: make_paper(number, design=research, year=2010) for number in (1, 2, 3)}
    for lesson, numbers in supports.items():
        for number in numbers:
            make_lesson_evidence(lesson, paper=papers[number])
    make_lesson_evidence(3, paper=papers[3], stance="contradicts")

    body = section(client.get(ADDRESS).content.decode(), "lessons")

    titles = re.findall(r'class="hit__title"><a [^>]*>([^<]*)</a>', body)
    assert titles == ["Two studies", "Two studies, doubted", "One study", "Nothing"]
    assert "Thinly supported." in body


def test_lessons_of_narrower_themes_belong_to_it_and_stand_beside_their_names(theme, client):
    below = make_theme(2, label="Pooled budgets", parent=theme)
    learn(1, below, statement="From below")

    body = client.get(ADDRESS).content.decode()

    assert "From below" in section(body, "lessons")
    assert re.search(r'href="/themes/theme-2/">Pooled budgets</a><span>1 lesson</span>', section(body, "narrower"))


def test_measured_outcomes_stand_beside_the_lessons(theme, client):
    learn(1, theme)
    evidence = make_lesson_evidence(1)
    domain = make_term(OutcomeDomain, slug="cost", label="Cost")
    for number, conclusion in enumerate(["improved", "worsened", "improved"], 1):
        make_outcome(number, paper=evidence.paper, domain=domain, conclusion=conclusion, measure=f"Measure {number}")
    make_outcome(4, paper=make_paper(9), domain=make_term(OutcomeDomain, slug="other", label="Elsewhere"))

    body = section(client.get(ADDRESS).content.decode(), "outcomes")

    row = re.search(r"<tbody>(.*?)</tbody>", body, re.DOTALL)[1]
    assert re.findall(r"/svg>([a-z ]+)</span>", row) == ["improved", "worsened"]
    assert "/outcomes/?domain=cost" in row
    assert "Measure 1" in body
    assert "Elsewhere" not in body


def test_theme_tells_who_it_was_tried_with(theme, client):
    learn(1, theme)
    programme = make_programme(1, name="Pilots")
    site = make_initiative(1, programme=programme, nation="wales")
    save(InitiativePopulation(initiative=site, population=make_term(Population, slug="older", label="Older people")))
    make_lesson_evidence(1, initiative=site)

    tried = visit(ADDRESS)

    counts = dict(tried.counts)
    assert counts["/lessons/?theme=theme-1&programme=programme-1"] == 1
    assert counts["/initiatives/?theme=theme-1&population=older"] == 1
    assert counts["/initiatives/?theme=theme-1&nation=wales"] == 1


def test_theme_says_what_is_not_known(theme, client):
    learn(1, theme)
    make_lesson_evidence(1, initiative=make_initiative(1, nation="wales"))

    reading = visit(ADDRESS)

    assert "Whether any of it changed a measured outcome" in reading.text
    assert "none of these papers is a study with a comparison group" in reading.text
    assert "Whether it holds in England, Scotland and Northern Ireland:" in reading.text
    assert ("/lessons/?theme=theme-1&confidence=single-source", 1) in reading.counts


def test_neighbours_share_lessons_and_never_stand_above_or_below(client):
    above = make_theme(9, label="Above")
    theme = make_theme(1, label="Budgets", parent=above)
    below, near, broad = (
        make_theme(2, label="Below", parent=theme),
        make_theme(3, label="Near"),
        make_theme(5, label="Broad"),
    )
    far = make_theme(4, label="Far", parent=broad)
    shared = learn(1, theme)
    for other in (below, near, far):
        save(LessonTheme(lesson=shared, theme=other))
    learn(2, make_theme(6, label="Strange"))

    body = section(client.get(ADDRESS).content.decode(), "neighbours")

    assert re.findall(r'">([A-Z]\w+)</a><span>(\d) lesson shared', body) == [("Far", "1"), ("Near", "1")]


def test_theme_without_lessons_says_what_that_means(theme, client):
    reading = visit(ADDRESS)

    assert "The library holds no lesson on this yet" in reading.text
    assert not {"unknown", "outcomes", "tried", "neighbours"} & set(reading.ids)


def test_tree_shows_each_theme_once_with_the_lessons_that_its_link_lists(theme, client):
    below = make_theme(2, label="Pooled budgets", parent=theme)
    learn(1, below)
    learn(2, theme)

    reading = visit("/themes/")

    assert dict(reading.counts) == {"/lessons/?theme=theme-1": 2, "/lessons/?theme=theme-2": 1}
    assert reading.links.count("/themes/theme-2/") == 1
    assert "Money of several bodies." in reading.text
