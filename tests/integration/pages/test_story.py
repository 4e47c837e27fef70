"""The story of a place: which initiatives belong and why, what is sourced and what inferred, and what was measured."""

import re

import pytest

from evidence.models import (
    Aim,
    AimDomain,
    InitiativeLead,
    InitiativePlace,
    InitiativeSuccession,
    OutcomeDomain,
    PlaceContainment,
    PlaceOverlap,
)
from tests.factories import (
    make_aim,
    make_initiative,
    make_organisation,
    make_outcome,
    make_place,
    make_programme,
    make_term,
    save,
    the_place,
)
from tests.visiting import visit

pytestmark = pytest.mark.django_db


def put(initiative, place):
    save(InitiativePlace(initiative=initiative, place=place))
    return initiative


@pytest.fixture
def torbay():
    """A council in a system in a nation, with a town in it and a neighbour that it overlaps, an initiative in each."""
    place = make_place(1, name="Torbay", kind="local-authority")
    system = make_place(2, name="Devon", kind="ics-area")
    town = make_place(3, name="Paignton", kind="town")
    neighbour = make_place(4, name="South Hams", kind="locality")
    nation = make_place(5, name="England", kind="nation")
    save(PlaceContainment(place=place, container=system))
    save(PlaceContainment(place=place, container=nation))
    save(PlaceContainment(place=town, container=place))
    save(PlaceOverlap(place=place, other=neighbour))
    for number, where in enumerate((place, system, town, neighbour, nation), start=1):
        put(make_initiative(number, name=f"Scheme of {where}", start_year=2000 + number), where)
    return place


def rows_of(body: str) -> list[str]:
    """Return the text of each row of the table of a story."""
    table = re.search(r'story__table">.*?<tbody>(.*?)</tbody>', body, re.DOTALL)[1]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in table.split("</tr>") if "<td" in row]


def test_story_holds_what_lies_in_around_and_over_a_place_and_says_why(torbay, client):
    rows = rows_of(client.get(torbay.get_absolute_url()).content.decode())

    assert [re.sub(r" Programme \d.*? (here|in )", r" | \1", row).split(" not reported")[1] for row in rows] == [
        " Scheme of Torbay | here",
        " Scheme of Devon | in Devon , in which Torbay lies",
        " Scheme of Paignton | in Paignton , which lies in Torbay",
        " Scheme of South Hams | in South Hams , which overlaps Torbay",
    ]


def test_whole_nation_around_a_place_is_no_part_of_its_story(torbay, client):
    assert "Scheme of England" not in client.get(torbay.get_absolute_url()).content.decode()


def test_link_says_whether_it_is_sourced_or_inferred(torbay):
    schemes = {str(link.initiative): link.initiative for link in InitiativePlace.objects.all()}
    later = schemes["Scheme of Paignton"]
    save(InitiativeSuccession(initiative=later, predecessor=schemes["Scheme of Torbay"], basis="sourced"))
    save(InitiativeSuccession(initiative=later, predecessor=schemes["Scheme of Devon"], basis="same-place"))

    text = visit(torbay.get_absolute_url()).text

    assert "Sourced : Scheme of Torbay" in text
    assert "Same place only: Scheme of Devon" in text


def test_each_initiative_stands_on_the_drawing_and_in_the_table(torbay, client):
    body = client.get(torbay.get_absolute_url()).content.decode()

    drawing = re.search(r'<svg class="only-wide".*?</svg>', body, re.DOTALL)[0]
    drawn = set(re.findall(r'<a href="(/initiatives/[^"]+)"', drawing))
    assert drawn == {f"/initiatives/initiative-{number}/" for number in (1, 2, 3, 4)}


def test_initiative_of_a_hidden_programme_names_none(torbay, client):
    put(make_initiative(9, programme=make_programme(9, name="Secret", status="draft")), torbay)

    body = client.get(torbay.get_absolute_url()).content.decode()

    assert "Initiative 9" in body
    assert "Secret" not in body


def test_partners_are_those_of_initiatives_in_the_place_most_often_named_first(torbay):
    trust, council = make_organisation(1, name="Trust"), make_organisation(2, name="Council")
    elsewhere = make_organisation(3, name="Devon Board")
    here, around, within = (InitiativePlace.objects.get(place=the_place(n)).initiative for n in (1, 2, 3))
    for initiative, body in ((here, trust), (within, trust), (here, council), (around, elsewhere)):
        save(InitiativeLead(initiative=initiative, organisation=body))

    text = visit(torbay.get_absolute_url()).text

    assert text.partition("Bodies named as leading initiatives here.")[2].startswith(
        " Trust 2 initiatives Council 1 initiative About this place"
    )


def test_aim_stands_beside_the_outcome_of_its_domain_and_the_gap_is_named(torbay, client):
    cost, equity = make_term(OutcomeDomain, 11, label="Cost"), make_term(OutcomeDomain, 12, label="Equity")
    here = InitiativePlace.objects.get(place=torbay).initiative
    for number, (statement, domain) in enumerate({"Save money.": cost, "Be fair.": equity}.items(), start=1):
        aim: Aim = make_aim(number, statement=statement, programme=here.programme)
        save(AimDomain(aim=aim, domain=domain))
    make_outcome(1, measure="spending", domain=cost, initiative=here, conclusion="worsened")

    text = visit(torbay.get_absolute_url()).text

    measured, _, gaps = text.partition("1 stated aim with no outcome recorded for Torbay")
    assert re.search(r"Save money\..*worsened : spending", measured)
    assert gaps.strip().startswith("Be fair.")


def test_place_without_initiatives_says_what_that_does_not_mean():
    text = visit(make_place(8).get_absolute_url()).text

    assert "The library holds no initiative here" in text
    assert "That is not the same as nothing having been tried here" in text


def test_page_of_an_initiative_marks_it_in_the_story_of_its_place(torbay, client):
    here = InitiativePlace.objects.get(place=torbay).initiative

    rows = rows_of(client.get(here.get_absolute_url()).content.decode())

    assert [row for row in rows if "this initiative" in row] == [row for row in rows if "Scheme of Torbay" in row]
    assert len(rows) == 3  # with the system around it and the town within; what overlaps stands on the place's page


def test_place_with_many_initiatives_counts_them_by_programme(client):
    place, programme = make_place(name="Largeland"), make_programme(1, name="Pilots", start_year=2005)
    for number in range(1, 33):
        put(make_initiative(number, programme=programme), place)

    reading = visit(place.get_absolute_url())

    assert ("/initiatives/?place=place-1&programme=programme-1", 32) in reading.counts
    assert "32 initiatives, by programme" in reading.text
