"""Numbers on the pages of programmes, policies and initiatives, against hand-written SQL on the real content."""

import re

import pytest
from django.db import connection

from evidence.browse.learned import lessons_by_theme
from tests.visiting import visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

# A programme counts its types and the sites of both.
OUTCOMES = """
    WITH tree AS (
        SELECT p.id FROM evidence_programme p LEFT JOIN evidence_programme above ON above.id = p.parent_id
        WHERE p.slug = %s OR above.slug = %s
    )
    SELECT d.slug, o.conclusion, COUNT(*) FROM evidence_outcome o
    JOIN evidence_outcomedomain d ON d.id = o.domain_id
    LEFT JOIN evidence_initiative i ON i.id = o.initiative_id
    WHERE o.programme_id IN (SELECT id FROM tree) OR i.programme_id IN (SELECT id FROM tree)
    GROUP BY d.slug, o.conclusion
"""
LESSONS = """
    WITH tree AS (
        SELECT p.id FROM evidence_programme p LEFT JOIN evidence_programme above ON above.id = p.parent_id
        WHERE p.slug = %s OR above.slug = %s
    )
    SELECT l.statement, COUNT(DISTINCT e.paper_id) FROM evidence_lessonevidence e
    JOIN evidence_lesson l ON l.id = e.lesson_id
    LEFT JOIN evidence_initiative i ON i.id = e.initiative_id
    WHERE e.programme_id IN (SELECT id FROM tree) OR i.programme_id IN (SELECT id FROM tree)
    GROUP BY l.statement
"""
OF_PROGRAMME = """
    SELECT COUNT(*) FROM evidence_initiative i JOIN evidence_programme p ON p.id = i.programme_id WHERE p.slug = %s
"""
PROGRAMMES = ["vanguards", "integrated-care-pilots", "pioneers-w1", "better-care-fund"]


def ask(sql: str, *values: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_outcomes_of_a_programme_by_domain_and_conclusion(programme):
    rows = ask(OUTCOMES, programme, programme)
    wanted = {(domain, conclusion): count for domain, conclusion, count in rows}
    leaves = {domain for domain, _conclusion in wanted if domain != "hospital-use"}

    shown = {
        (found["domain"], found["conclusion"]): count
        for link, count in visit(f"/programmes/{programme}/").counts
        if (
            found := re.search(
                r"/outcomes/\?programme=[^&]+&domain=(?P<domain>[^&]+)&direction=(?P<conclusion>.+)", link
            )
        )
    }

    assert {key: count for key, count in shown.items() if key[0] in leaves} == {
        key: count for key, count in wanted.items() if key[0] in leaves
    }


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_lessons_of_a_programme_with_most_of_its_papers(programme):
    counts = dict(ask(LESSONS, programme, programme))

    shown = {
        lesson.statement: lesson.balance.papers for theme in lessons_by_theme(programme) for lesson in theme.lessons
    }

    assert shown == {statement: counts[statement] for statement in shown}
    left_out = [count for statement, count in counts.items() if statement not in shown]
    assert min(shown.values()) >= max(left_out, default=0)


def test_initiative_counts_its_neighbours():
    counts = dict(visit("/initiatives/ct-torbay/").counts)

    assert counts["/initiatives/?programme=care-trusts"] == ask(OF_PROGRAMME, "care-trusts")[0][0]


def test_papers_and_outcomes_of_a_place_by_year():
    sql = """
        SELECT p.year, COUNT(*) FROM evidence_outcome o JOIN evidence_paper p ON p.id = o.paper_id
        JOIN evidence_initiativeplace ip ON ip.initiative_id = o.initiative_id
        JOIN evidence_place pl ON pl.id = ip.place_id WHERE pl.slug = %s GROUP BY p.year
    """

    counts = dict(visit("/places/torbay/").counts)

    wanted = {f"/outcomes/?place=torbay&year={year}": count for year, count in ask(sql, "torbay")}
    assert {link: counts[link] for link in counts if "outcomes/?place=torbay&year" in link} == wanted


@pytest.mark.parametrize("listing", ["a-to-z", "by-programme"])
def test_list_holds_every_initiative_once(listing, client):
    everything = {slug for (slug,) in ask("SELECT slug FROM evidence_initiative")}

    body = client.get(f"/initiatives/{listing}/").content.decode()

    boxes = re.findall(r'name="initiative" value="([^"]+)"', body)
    assert (len(boxes), set(boxes)) == (len(everything), everything)


def test_no_initiative_has_the_address_of_a_list():
    assert ask("SELECT slug FROM evidence_initiative WHERE slug IN ('a-to-z', 'by-programme')") == []
