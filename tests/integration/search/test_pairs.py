"""Two choices count only where one and the same link carries both: the trap of every faceted search."""

import pytest

from evidence.models import InitiativePlace, LessonTheme, OutcomeDomain
from tests.asking import ask, counted
from tests.factories import (
    make_initiative,
    make_lesson,
    make_lesson_evidence,
    make_outcome,
    make_paper,
    make_place,
    make_programme,
    make_study,
    make_term,
    make_theme,
    save,
    the_lesson,
    the_paper,
)

pytestmark = pytest.mark.django_db


def make_site(number: int, programme: str, place: str):
    site = make_initiative(number, programme=make_programme(number, slug=programme))
    save(InitiativePlace(initiative=site, place=make_place(number, slug=place)))
    return site


@pytest.fixture
def torbay_site():
    return make_site(1, "vanguards", "torbay")


@pytest.fixture
def leeds_site():
    return make_site(2, "pioneers", "leeds")


def test_lesson_of_two_sites_is_not_found_for_programme_of_one_and_place_of_the_other(torbay_site, leeds_site):
    make_lesson_evidence(1, initiative=torbay_site)
    make_lesson_evidence(2, lesson=the_lesson(1), initiative=leeds_site)

    totals = {
        (programme, place): ask(f"kind=lesson&programme={programme}&place={place}").total
        for programme in ("vanguards", "pioneers")
        for place in ("torbay", "leeds")
    }

    assert totals == {
        ("vanguards", "torbay"): 1,
        ("vanguards", "leeds"): 0,
        ("pioneers", "torbay"): 0,
        ("pioneers", "leeds"): 1,
    }
    assert counted("kind=lesson&programme=vanguards")["place"] == {"torbay": 1}
    assert counted("kind=lesson&place=leeds")["programme"] == {"pioneers": 1}


def test_lesson_is_not_found_for_programme_of_one_paper_and_year_of_another(torbay_site, leeds_site):
    make_lesson_evidence(1, initiative=torbay_site, paper=make_paper(1, year=2018))
    make_lesson_evidence(2, lesson=the_lesson(1), initiative=leeds_site, paper=make_paper(2, year=2015))

    counts = counted("kind=lesson&programme=vanguards")["year"]

    assert counts == {"2018": 1}
    assert ask("kind=lesson&programme=vanguards&year=2015").total == 0


def test_paper_is_not_found_for_programme_of_one_lesson_and_theme_of_another(torbay_site, leeds_site):
    for number, site in ((1, torbay_site), (2, leeds_site)):
        save(LessonTheme(lesson=make_lesson(number), theme=make_theme(number)))
        make_lesson_evidence(number, paper=the_paper(1), initiative=site)

    counts = counted("kind=paper&programme=vanguards")["theme"]

    assert counts == {"theme-1": 1}
    assert ask("kind=paper&programme=vanguards&theme=theme-2").total == 0
    assert ask("kind=paper&programme=pioneers&theme=theme-2").total == 1


def test_pair_under_a_parent_counts_what_lies_below_it(torbay_site, leeds_site):
    below = make_programme(3, slug="vanguards-mcp", parent=torbay_site.programme)
    site = make_initiative(3, programme=below)
    save(InitiativePlace(initiative=site, place=make_place(3, slug="exeter")))
    make_lesson_evidence(1, initiative=site)
    make_lesson_evidence(2, lesson=the_lesson(1), initiative=leeds_site)

    assert counted("kind=lesson&programme=vanguards")["place"] == {"exeter": 1}


def test_choices_of_three_facets_must_come_from_one_link(torbay_site, leeds_site):
    both = make_initiative(3, programme=torbay_site.programme)
    save(InitiativePlace(initiative=both, place=make_place(4, slug="leeds-south")))
    make_lesson_evidence(1, initiative=torbay_site, paper=make_paper(1, year=2018))
    make_lesson_evidence(2, lesson=the_lesson(1), initiative=both, paper=make_paper(2, year=2015))

    totals = [
        ask(f"kind=lesson&programme=vanguards&{rest}").total
        for rest in ("place=torbay&year=2018", "place=leeds-south&year=2015", "place=torbay&year=2015")
    ]

    assert totals == [1, 1, 0]


def test_outcomes_of_one_paper_do_not_lend_each_other_domain_and_conclusion():
    admissions, costs = (
        make_term(OutcomeDomain, number, slug=slug) for number, slug in ((1, "admissions"), (2, "costs"))
    )
    make_outcome(1, paper=the_paper(1), domain=admissions, conclusion="worsened")
    make_outcome(2, paper=the_paper(1), domain=costs, conclusion="improved")

    assert counted("domain=admissions")["direction"] == {"worsened": 1}
    assert ask("domain=admissions&direction=improved").total == 0


def test_papers_of_one_study_are_one_source():
    study = make_study()
    papers = [make_paper(1, study=study), make_paper(2, study=study), make_paper(3)]
    for lesson, paper in ((1, papers[0]), (1, papers[1]), (2, papers[0]), (2, papers[2])):
        make_lesson_evidence(lesson, paper=paper)

    counts = counted()["confidence"]

    assert counts == {"single-source": 1, "not-appraised": 1}
    assert [hit.record for hit in ask("confidence=single-source").hits] == [the_lesson(1).pk]


def test_study_and_paper_of_one_number_are_two_sources():
    paper = make_paper(1)
    study = make_study(1, pk=paper.pk)
    make_lesson_evidence(1, paper=paper)
    make_lesson_evidence(1, paper=make_paper(2, study=study))

    assert counted()["confidence"] == {"not-appraised": 1}
