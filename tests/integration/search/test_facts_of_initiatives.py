"""Which facets initiatives, policies and places have, against statements written by hand."""

# ruff: noqa: S608 - parts of statements that stand in the tests

import pytest

from tests.asking import counted
from tests.trees import PLACES, counts, tree

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]


def test_places_of_initiatives_contain_their_own():
    expected = counts(f"""{PLACES}
        SELECT place.slug, COUNT(DISTINCT site.id) FROM evidence_initiative site
        JOIN evidence_initiativeplace there ON there.initiative_id = site.id
        JOIN above ON above.id = there.place_id JOIN evidence_place place ON place.id = above.ancestor
        WHERE site.status = 'published' GROUP BY place.slug""")

    assert counted("kind=initiative")["place"] == expected
    assert expected["england"] > expected["torbay"] > 0


def test_places_are_found_under_what_contains_them():
    expected = counts(f"""{PLACES}
        SELECT container.slug, COUNT(DISTINCT above.id) FROM above
        JOIN evidence_place container ON container.id = above.ancestor GROUP BY container.slug""")

    assert counted("kind=place")["place"] == expected


def test_care_models_of_initiatives_are_their_own():
    expected = counts(f"""{tree("evidence_caremodel")}
        SELECT term.slug, COUNT(DISTINCT site.id) FROM evidence_initiative site
        JOIN evidence_initiativecaremodel uses ON uses.initiative_id = site.id
        JOIN above ON above.id = uses.care_model_id JOIN evidence_caremodel term ON term.id = above.ancestor
        WHERE site.status = 'published' GROUP BY term.slug""")

    assert counted("kind=initiative")["care_model"] == expected
    assert len(expected) > 10


def test_populations_belong_to_initiatives_policies_and_outcomes_of_initiatives():
    owners = """
        SELECT 'initiative' AS kind, initiative_id AS record, population_id FROM evidence_initiativepopulation
        UNION SELECT 'policy', policy_id, population_id FROM evidence_policypopulation
        UNION SELECT 'outcome', outcome.id, whom.population_id FROM evidence_outcome outcome
            JOIN evidence_initiativepopulation whom ON whom.initiative_id = outcome.initiative_id"""
    expected = counts(f"""{tree("evidence_population")}
        SELECT term.slug, COUNT(DISTINCT kind || record) FROM ({owners}) owned
        JOIN above ON above.id = owned.population_id JOIN evidence_population term ON term.id = above.ancestor
        GROUP BY term.slug""")

    assert counted()["population"] == expected
    assert len(expected) > 10


def test_how_far_checked_is_known_of_every_record():
    tables = ("lesson", "initiative", "programme", "paper", "outcome", "policy", "theme", "place")
    all_records = " UNION ALL ".join(
        f"SELECT verification FROM evidence_{table} WHERE status = 'published'" for table in tables
    )
    expected = counts(f"SELECT verification, COUNT(*) FROM ({all_records}) records GROUP BY verification")

    assert counted()["verification"] == expected
    assert sum(expected.values()) == sum(counted()["kind"].values())
