"""The reader's own place, kept in the address alone, beside the places where an outcome was measured."""

import re

import pytest
from django.test import Client

from evidence.browse.outcome_rows import outcomes
from evidence.browse.own_place import named_in
from evidence.models import InitiativePlace, PlaceContainment
from tests.factories import make_initiative, make_outcome, make_place, make_programme, save
from tests.visiting import visit

pytestmark = pytest.mark.django_db
ADDRESS = "/outcomes/outcome-1/"


@pytest.fixture
def outcome():
    """An outcome of an initiative in Salford, and the reader's Torbay, which had the same programme's other type."""
    family = make_programme(1, name="Vanguards")
    salford = make_place(1, name="Salford", nation="england", population=270_000, kind="local-authority")
    torbay = make_place(2, name="Torbay", nation="england", population=140_000, kind="town", aliases="English Riviera")
    for number, place in ((1, salford), (2, torbay)):
        programme = make_programme(10 + number, name=f"Vanguards, type {number}", parent=family)
        save(InitiativePlace(initiative=make_initiative(number, programme=programme), place=place))
    return make_outcome(1, initiative=InitiativePlace.objects.get(place=salford).initiative)


def cells(address: str) -> list[str]:
    """Return the words of the one row of the comparison."""
    body = Client().get(address).content.decode()
    row = re.search(r'likeness">.*?<tbody>\s*(<tr>.*?</tr>)', body, re.DOTALL)[1]
    return [
        " ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
    ]


def test_each_question_is_answered_on_its_own(outcome):
    assert cells(f"{ADDRESS}?like=place-2") == [
        "Same: England",
        "Similar: 270,000 people; yours: 140,000",
        "Different: Local authority; yours: Town",
        "Same: yours too: Vanguards",
        "Cannot be compared: not reported",
    ]


@pytest.mark.parametrize("typed", ["place-2", "Torbay", "torbay", "english riviera", " Torbay "])
def test_place_is_known_by_its_address_name_or_other_name(typed, outcome, client):
    response = client.get(ADDRESS, {"like": typed})

    assert "Compared with" in response.content.decode()
    assert '<a href="/places/place-2/">Torbay</a>' in response.content.decode()


def test_name_of_several_places_offers_them(outcome):
    make_place(3, name="Torbay East")
    make_place(4, name="Torbay West")

    reading = visit(f"{ADDRESS}?like=Torba")

    assert "No place of the library is called that" in reading.text
    assert {f"{ADDRESS}?like=place-{number}#like" for number in (2, 3, 4)} <= set(reading.links)


def test_name_of_no_place_says_what_to_type_and_keeps_it(outcome, client):
    body = client.get(f"{ADDRESS}?like=Atlantis").content.decode()

    assert "Nothing is called “Atlantis”" in body
    assert 'value="Atlantis"' in body


@pytest.mark.parametrize("value", ["%00", "%ff", "%", "_", "a" * 5_000, "<script>", "' OR 1=1"])
def test_nonsense_gives_the_page(value, outcome, client):
    assert client.get(f"{ADDRESS}?like={value}").status_code == 200


@pytest.mark.parametrize("status", ["draft", "in-review"])
def test_hidden_place_is_not_known(status, outcome, client):
    make_place(5, name="Quagga", status=status)

    body = client.get(f"{ADDRESS}?like=place-5").content.decode()

    assert "Quagga" not in body
    assert "No place of the library is called that" in body


def test_programme_of_an_area_around_counts_as_mine(outcome):
    village = make_place(6, name="Village", nation="england")
    save(PlaceContainment(place=village, container=InitiativePlace.objects.get(place__name="Torbay").place))

    assert cells(f"{ADDRESS}?like=place-6")[3] == "Same: yours too: Vanguards"


def test_outcome_that_names_a_programme_alone_compares_that_and_no_more(outcome):
    make_outcome(2, programme=make_programme(20, name="Pioneers", country="Wales"))

    assert cells("/outcomes/outcome-2/?like=place-2") == [
        "Different: Wales; yours: England",
        *["Cannot be compared: not reported"] * 2,
        "Different: Pioneers; none of its programmes is recorded in yours",
        "Cannot be compared: not reported",
    ]


def test_outcome_that_names_nowhere_says_so(outcome):
    make_outcome(3)

    assert "there is no place to compare yours with" in visit("/outcomes/outcome-3/?like=place-2").text


def test_rows_name_initiatives_and_programmes_once(outcome):
    make_outcome(5, paper=outcome.paper, initiative=outcome.initiative)
    make_outcome(6, paper=outcome.paper, programme=make_programme(21))
    make_outcome(7, paper=outcome.paper)

    assert named_in(outcomes().filter(paper=outcome.paper)) == {
        "initiatives": {"initiative-1"},
        "programmes": {"programme-21"},
    }


def test_links_to_other_outcomes_of_the_paper_keep_the_place(outcome):
    make_outcome(4, paper=outcome.paper)

    assert "/outcomes/outcome-4/?like=place-2" in visit(f"{ADDRESS}?like=place-2").links
    assert "/outcomes/outcome-4/" in visit(ADDRESS).links
