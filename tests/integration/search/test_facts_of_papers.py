"""Which facets papers have, against statements written by hand."""

# ruff: noqa: S608 - parts of statements that stand in the tests

import pytest

from tests.asking import counted
from tests.trees import EVIDENCE, PLACES, counts, tree

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

PROGRAMMES = tree("evidence_programme", records=True)
THEMES = tree("evidence_theme", records=True)
NATIONS = {"england": "England", "scotland": "Scotland", "wales": "Wales", "northern-ireland": "Northern Ireland"}

ABOUT = f"""
    SELECT about.paper_id, about.programme_id FROM evidence_paperprogramme about
    UNION SELECT about.paper_id, site.programme_id FROM evidence_paperinitiative about
        JOIN evidence_initiative site ON site.id = about.initiative_id AND site.status = 'published'
    UNION SELECT link.paper_id, COALESCE(link.programme_id, site.programme_id) FROM {EVIDENCE}
        WHERE link.status = 'published'
    UNION SELECT outcome.paper_id, COALESCE(outcome.programme_id, site.programme_id) FROM evidence_outcome outcome
        LEFT JOIN evidence_initiative site ON site.id = outcome.initiative_id AND site.status = 'published'
        WHERE outcome.status = 'published'
"""


def test_programmes_of_papers_are_those_they_are_about_and_those_of_evidence_and_outcomes():
    expected = counts(f"""{PROGRAMMES}
        SELECT programme.slug, COUNT(DISTINCT paper.id) FROM ({ABOUT}) about
        JOIN evidence_paper paper ON paper.id = about.paper_id AND paper.status = 'published'
        JOIN above ON above.id = about.programme_id
        JOIN evidence_programme programme ON programme.id = above.ancestor AND programme.status = 'published'
        GROUP BY programme.slug""")

    assert counted("kind=paper")["programme"] == expected
    assert len(expected) > 10


def test_themes_of_papers_are_those_of_their_lessons():
    expected = counts(f"""{THEMES}
        SELECT theme.slug, COUNT(DISTINCT link.paper_id) FROM {EVIDENCE}
        JOIN evidence_lessontheme bears ON bears.lesson_id = lesson.id
        JOIN above ON above.id = bears.theme_id JOIN evidence_theme theme ON theme.id = above.ancestor
        WHERE link.status = 'published' AND theme.status = 'published' GROUP BY theme.slug""")

    assert counted("kind=paper")["theme"] == expected


def test_themes_of_papers_of_a_programme_come_from_evidence_that_carries_both():
    expected = counts(f"""
        WITH RECURSIVE {PROGRAMMES.split("RECURSIVE", 1)[1].replace("above", "family")},
            {THEMES.split("RECURSIVE", 1)[1]}
        SELECT theme.slug, COUNT(DISTINCT link.paper_id) FROM {EVIDENCE}
        JOIN family ON family.id = COALESCE(link.programme_id, site.programme_id)
        JOIN evidence_programme programme ON programme.id = family.ancestor AND programme.slug = 'vanguards'
        JOIN evidence_lessontheme bears ON bears.lesson_id = lesson.id
        JOIN above ON above.id = bears.theme_id JOIN evidence_theme theme ON theme.id = above.ancestor
        WHERE link.status = 'published' AND theme.status = 'published' GROUP BY theme.slug""")

    assert counted("kind=paper&programme=vanguards")["theme"] == expected
    assert len(expected) > 10


def test_places_of_papers_are_those_of_their_initiatives():
    sites = """
        SELECT about.paper_id, about.initiative_id FROM evidence_paperinitiative about
        UNION SELECT link.paper_id, link.initiative_id FROM evidence_lessonevidence link
            JOIN evidence_lesson lesson ON lesson.id = link.lesson_id AND lesson.status = 'published'
            WHERE link.status = 'published'
        UNION SELECT outcome.paper_id, outcome.initiative_id FROM evidence_outcome outcome
            WHERE outcome.status = 'published'"""
    expected = counts(f"""{PLACES}
        SELECT place.slug, COUNT(DISTINCT paper.id) FROM ({sites}) about
        JOIN evidence_paper paper ON paper.id = about.paper_id AND paper.status = 'published'
        JOIN evidence_initiative site ON site.id = about.initiative_id AND site.status = 'published'
        JOIN evidence_initiativeplace there ON there.initiative_id = site.id
        JOIN above ON above.id = there.place_id JOIN evidence_place place ON place.id = above.ancestor
        GROUP BY place.slug""")

    assert counted("kind=paper")["place"] == expected
    assert len(expected) > 10


def test_nations_of_papers_are_those_that_their_country_names():
    expected = {
        slug: total
        for slug, name in NATIONS.items()
        for total in counts(f"""
            SELECT 'all', COUNT(*) FROM evidence_paper WHERE status = 'published'
            AND (country LIKE '%{name}%' OR country LIKE '%United Kingdom%')""").values()
    }

    assert counted("kind=paper")["nation"] == expected


def test_papers_without_links_have_their_own_type_design_and_year():
    expected = {
        "paper_type": counts("""SELECT term.slug, COUNT(*) FROM evidence_paper paper
            JOIN evidence_papertype term ON term.id = paper.type_id WHERE status = 'published' GROUP BY term.slug"""),
        "study_design": counts("""SELECT term.slug, COUNT(*) FROM evidence_paper paper
            JOIN evidence_studydesign term ON term.id = paper.design_id
            WHERE status = 'published' GROUP BY term.slug"""),
        "year": counts("""SELECT year, COUNT(*) FROM evidence_paper
            WHERE status = 'published' AND year IS NOT NULL GROUP BY year"""),
    }

    found = counted("kind=paper")

    assert {facet: found[facet] for facet in expected} == expected
