"""Which facets lessons have, against statements written by hand."""

# ruff: noqa: S608 - parts of statements that stand in the tests

import pytest

from tests.asking import counted
from tests.trees import EVIDENCE, PLACES, counts, tree

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

PROGRAMMES = tree("evidence_programme", records=True)
THEMES = tree("evidence_theme", records=True)


def test_programmes_of_lessons_are_those_of_their_evidence():
    expected = counts(f"""{PROGRAMMES}
        SELECT programme.slug, COUNT(DISTINCT link.lesson_id) FROM {EVIDENCE}
        JOIN above ON above.id = COALESCE(link.programme_id, site.programme_id)
        JOIN evidence_programme programme ON programme.id = above.ancestor AND programme.status = 'published'
        WHERE link.status = 'published' GROUP BY programme.slug""")

    assert counted("kind=lesson")["programme"] == expected
    assert len(expected) > 10


def test_themes_of_lessons_count_the_themes_below_them():
    expected = counts(f"""{THEMES}
        SELECT theme.slug, COUNT(DISTINCT lesson.id) FROM evidence_lesson lesson
        JOIN evidence_lessontheme bears ON bears.lesson_id = lesson.id
        JOIN above ON above.id = bears.theme_id JOIN evidence_theme theme ON theme.id = above.ancestor
        WHERE lesson.status = 'published' GROUP BY theme.slug""")

    assert counted("kind=lesson")["theme"] == expected
    assert len(expected) > 10


def test_places_of_lessons_contain_those_of_their_evidence():
    expected = counts(f"""{PLACES}
        SELECT place.slug, COUNT(DISTINCT link.lesson_id) FROM {EVIDENCE}
        JOIN evidence_initiativeplace there ON there.initiative_id = site.id
        JOIN above ON above.id = there.place_id JOIN evidence_place place ON place.id = above.ancestor
        WHERE link.status = 'published' AND place.status = 'published' GROUP BY place.slug""")

    assert counted("kind=lesson")["place"] == expected
    assert len(expected) > 10


def test_years_of_lessons_are_those_of_their_papers():
    expected = counts(f"""
        SELECT paper.year, COUNT(DISTINCT link.lesson_id) FROM {EVIDENCE}
        WHERE link.status = 'published' AND paper.year IS NOT NULL GROUP BY paper.year""")

    assert counted("kind=lesson")["year"] == expected
    assert len(expected) > 10


def test_nations_of_lessons_are_those_of_their_initiatives():
    expected = counts(f"""
        SELECT site.nation, COUNT(DISTINCT link.lesson_id) FROM {EVIDENCE}
        WHERE link.status = 'published' AND site.nation <> '' GROUP BY site.nation""")

    assert counted("kind=lesson")["nation"] == expected


def test_programmes_of_lessons_in_a_place_come_from_evidence_of_that_place():
    expected = counts(f"""{PROGRAMMES}
        SELECT programme.slug, COUNT(DISTINCT link.lesson_id) FROM {EVIDENCE}
        JOIN evidence_initiativeplace there ON there.initiative_id = site.id
        JOIN evidence_place place ON place.id = there.place_id AND place.slug = 'torbay'
        JOIN above ON above.id = site.programme_id
        JOIN evidence_programme programme ON programme.id = above.ancestor AND programme.status = 'published'
        WHERE link.status = 'published' GROUP BY programme.slug""")

    assert counted("kind=lesson&place=torbay")["programme"] == expected
    assert expected != {}


def test_years_of_lessons_of_a_programme_come_from_evidence_of_that_programme():
    expected = counts(f"""{PROGRAMMES}
        SELECT paper.year, COUNT(DISTINCT link.lesson_id) FROM {EVIDENCE}
        JOIN above ON above.id = COALESCE(link.programme_id, site.programme_id)
        JOIN evidence_programme programme ON programme.id = above.ancestor AND programme.slug = 'vanguards'
        WHERE link.status = 'published' AND paper.year IS NOT NULL GROUP BY paper.year""")

    assert counted("kind=lesson&programme=vanguards")["year"] == expected
    assert len(expected) > 1


def test_single_source_lessons_have_evidence_of_one_study():
    expected = counts(f"""
        SELECT CASE WHEN studies = 1 THEN 'single-source' ELSE 'not-appraised' END, COUNT(*) FROM (
            SELECT lesson.id, COUNT(DISTINCT CASE WHEN found.study_id IS NULL
                THEN 'paper ' || found.paper_id ELSE 'study ' || found.study_id END) AS studies
            FROM evidence_lesson lesson LEFT JOIN (
                SELECT link.lesson_id, paper.id AS paper_id, paper.study_id FROM {EVIDENCE}
                WHERE link.status = 'published') found ON found.lesson_id = lesson.id
            WHERE lesson.status = 'published' GROUP BY lesson.id) counted
        GROUP BY 1""")

    assert counted()["confidence"] == expected
    assert sum(expected.values()) == counted()["kind"]["lesson"]
