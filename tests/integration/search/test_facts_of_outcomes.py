"""Which facets outcomes have, and that some belong to them alone, against statements written by hand."""

# ruff: noqa: S608 - parts of statements that stand in the tests

import pytest

from tests.asking import ask, counted
from tests.trees import PLACES, counts, tree

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

OUTCOMES = """
    evidence_outcome outcome
    JOIN evidence_paper paper ON paper.id = outcome.paper_id AND paper.status = 'published'
    LEFT JOIN evidence_initiative site ON site.id = outcome.initiative_id AND site.status = 'published'
"""


def test_domains_belong_to_outcomes_alone():
    expected = counts(f"""{tree("evidence_outcomedomain")}
        SELECT domain.slug, COUNT(DISTINCT outcome.id) FROM {OUTCOMES}
        JOIN above ON above.id = outcome.domain_id JOIN evidence_outcomedomain domain ON domain.id = above.ancestor
        WHERE outcome.status = 'published' GROUP BY domain.slug""")

    assert counted()["domain"] == expected
    assert counted("domain=emergency-admissions")["kind"] == {"outcome": expected["emergency-admissions"]}


def test_conclusions_belong_to_outcomes_alone():
    expected = counts(f"""
        SELECT outcome.conclusion, COUNT(*) FROM {OUTCOMES}
        WHERE outcome.status = 'published' AND outcome.conclusion <> '' GROUP BY outcome.conclusion""")

    assert counted()["direction"] == expected
    assert counted("direction=improved")["kind"] == {"outcome": expected["improved"]}


def test_domain_with_conclusion_counts_outcomes_that_have_both():
    expected = counts(f"""
        SELECT outcome.conclusion, COUNT(*) FROM {OUTCOMES}
        JOIN evidence_outcomedomain domain ON domain.id = outcome.domain_id AND domain.slug = 'emergency-admissions'
        WHERE outcome.status = 'published' AND outcome.conclusion <> '' GROUP BY outcome.conclusion""")

    assert counted("domain=emergency-admissions")["direction"] == expected
    assert len(expected) > 1


@pytest.mark.parametrize("kind", ["lesson", "paper", "initiative", "programme", "policy", "theme", "place"])
def test_domain_and_conclusion_find_no_other_kind(kind):
    totals = [ask(f"kind={kind}&{choice}").total for choice in ("domain=emergency-admissions", "direction=improved")]

    assert totals == [0, 0]


def test_programmes_of_outcomes_are_their_own_or_that_of_their_initiative():
    expected = counts(f"""{tree("evidence_programme", records=True)}
        SELECT programme.slug, COUNT(DISTINCT outcome.id) FROM {OUTCOMES}
        JOIN above ON above.id = COALESCE(outcome.programme_id, site.programme_id)
        JOIN evidence_programme programme ON programme.id = above.ancestor AND programme.status = 'published'
        WHERE outcome.status = 'published' GROUP BY programme.slug""")

    assert counted("kind=outcome")["programme"] == expected
    assert len(expected) > 5


def test_places_of_outcomes_contain_those_of_their_initiative():
    expected = counts(f"""{PLACES}
        SELECT place.slug, COUNT(DISTINCT outcome.id) FROM {OUTCOMES}
        JOIN evidence_initiativeplace there ON there.initiative_id = site.id
        JOIN above ON above.id = there.place_id JOIN evidence_place place ON place.id = above.ancestor
        WHERE outcome.status = 'published' GROUP BY place.slug""")

    assert counted("kind=outcome")["place"] == expected
    assert len(expected) > 5


def test_years_of_outcomes_are_those_of_their_papers():
    expected = counts(f"""
        SELECT paper.year, COUNT(*) FROM {OUTCOMES}
        WHERE outcome.status = 'published' AND paper.year IS NOT NULL GROUP BY paper.year""")

    assert counted("kind=outcome")["year"] == expected
