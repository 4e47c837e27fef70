"""Comparing initiatives or programmes by address alone: what differs, what is shared, and what to mend."""

import pytest
from django.test import Client

from evidence.browse.comparing import compare_initiatives
from evidence.curation.actions import withdraw_record
from evidence.models import CareModel, InitiativeCareModel
from tests.factories import (
    make_editor,
    make_initiative,
    make_lesson_evidence,
    make_outcome,
    make_programme,
    make_term,
    save,
    the_lesson,
    the_paper,
    the_programme,
)
from tests.visiting import visit

pytestmark = pytest.mark.django_db
TWO = "/compare/?initiative=initiative-1&initiative=initiative-2"
MENDING = "This comparison needs mending"


@pytest.fixture
def pair():
    """Two initiatives of one programme, alike in nation and unlike in years."""
    programme = the_programme(1)
    return [
        make_initiative(1, programme=programme, nation="england", start_year=2005, summary="One."),
        make_initiative(2, programme=programme, nation="england", start_year=2010, summary="Two."),
    ]


def test_facts_are_the_same_differ_or_cannot_be_told(pair):
    found = {row.label: row.verdict for row in compare_initiatives(pair).rows}

    assert {name: found[name] for name in ("Programme", "Nation", "Years", "Care models", "Summary")} == {
        "Programme": "same",
        "Nation": "same",
        "Years": "differs",
        "Care models": "unknown",
        "Summary": "",
    }


def test_order_in_which_values_are_listed_makes_no_difference(pair):
    models = [make_term(CareModel, number) for number in (1, 2)]
    for initiative, ordered in zip(pair, (models, models[::-1]), strict=True):
        for model in ordered:
            save(InitiativeCareModel(initiative=initiative, care_model=model))

    assert {row.label: row.verdict for row in compare_initiatives(pair).rows}["Care models"] == "same"


def test_difference_is_said_in_words(pair):
    text = visit(TWO).text

    assert "Years ≠ differs" in text
    assert "Nation = same" in text
    assert "Care models cannot be told" in text


def test_outcomes_stand_by_domain_under_the_record_that_has_them(pair):
    make_outcome(1, measure="bed days", initiative=pair[0], conclusion="improved")

    text = visit(TWO).text

    assert "Term 1 improved : bed days" in text
    assert text.partition("improved : bed days")[2].partition("none recorded")[1] == "none recorded"


def test_lessons_are_shared_or_of_one_alone(pair):
    make_lesson_evidence(1, paper=the_paper(1), initiative=pair[0])
    make_lesson_evidence(1, paper=the_paper(2), initiative=pair[1], stance="contradicts")
    make_lesson_evidence(2, paper=the_paper(1), initiative=pair[1])

    text = visit(TWO).text

    assert "1 lesson was reported from more than one of them 1 shared 1 from Initiative 2 alone" in text
    assert f"{the_lesson(1)} 1 supporting 1 contradicting" in text
    assert f"From Initiative 2 alone {the_lesson(2)}" in text


def test_programmes_count_what_was_measured_as_links_to_the_search(client):
    for number in (1, 2):
        make_outcome(number, programme=make_programme(number), conclusion="improved")

    counts = visit("/compare/?programme=programme-1&programme=programme-2").counts

    assert ("/outcomes/?programme=programme-1&domain=term-1&direction=improved", 1) in counts
    assert ("/outcomes/?programme=programme-2&domain=term-2&direction=improved", 1) in counts


def test_each_record_can_be_taken_out_and_another_added(pair):
    make_initiative(3, name="Third scheme")

    links = visit(f"{TWO}&find=third").links

    assert "/compare/?initiative=initiative-2" in links
    assert f"{TWO}&initiative=initiative-3" in links


def test_finding_more_keeps_what_is_chosen_and_never_offers_it_again(pair):
    reading = visit(f"{TWO}&find=initiative")

    assert [link for link in reading.links if link.count("initiative-1") > 1] == []
    assert 'name="initiative" value="initiative-1"' in read_body(f"{TWO}&find=initiative")


def read_body(address: str) -> str:
    return Client().get(address).content.decode()


def test_one_record_asks_for_another(pair):
    reading = visit("/compare/?initiative=initiative-1")

    assert "Choose at least one more" in reading.text
    assert TWO in reading.links  # of the same programme
    assert MENDING not in reading.text


def test_nothing_chosen_offers_both_kinds(client):
    reading = visit("/compare/")

    assert "Find an initiative" in reading.text
    assert "Find a programme" in reading.text


def test_five_records_are_too_many_and_each_can_be_taken_out():
    for number in range(1, 6):
        make_initiative(number)

    reading = visit("/compare/?" + "&".join(f"initiative=initiative-{number}" for number in range(1, 6)))

    assert "5 were chosen, and at most four fit side by side. Take some out below." in reading.text
    assert sum(link.startswith("/compare/?") and link.count("initiative=") == 4 for link in reading.links) == 5


def test_record_given_twice_counts_once(pair):
    assert "Side by side" in visit(f"{TWO}&initiative=initiative-1").text


def test_mixed_kinds_are_parted(pair):
    reading = visit("/compare/?initiative=initiative-1&programme=programme-1")

    assert "Initiatives cannot be set beside programmes." in reading.text
    assert {"/compare/?initiative=initiative-1", "/compare/?programme=programme-1"} <= set(reading.links)


def test_unknown_address_is_named(pair):
    assert "The library has no initiative at the address “nowhere”." in visit(f"{TWO}&initiative=nowhere").text


def test_withdrawn_record_is_said_to_be_withdrawn(pair):
    withdraw_record(pair[1], by=make_editor(), reason="Entered twice.")

    text = visit(TWO).text

    assert "The initiative “initiative-2” was withdrawn." in text
    assert "Initiative 2" not in text


@pytest.mark.parametrize("status", ["draft", "in-review"])
def test_hidden_record_is_as_unknown_as_one_that_never_was(status, pair):
    make_initiative(3, name="Quagga", status=status)

    text = visit(f"{TWO}&initiative=initiative-3").text

    assert "The library has no initiative at the address “initiative-3”." in text
    assert "Quagga" not in text


@pytest.mark.parametrize("value", ["%00", "%ff", "<script>", "a" * 5_000, "%F0%9F%91%A9", "' OR 1=1", "%"])
@pytest.mark.parametrize("name", ["initiative", "programme", "find", "kind"])
def test_nonsense_gives_a_page(name, value, client):
    assert client.get(f"/compare/?{name}={value}").status_code == 200


def test_pages_lead_to_the_comparison(pair):
    assert "/compare/?initiative=initiative-1" in visit("/initiatives/initiative-1/").links
    assert "/compare/?programme=programme-1" in visit("/programmes/programme-1/").links
