"""Programmes through time and places through programmes: what followed from what, who says so, and what overlapped."""

import re

import pytest

from evidence.models import (
    InitiativePlace,
    InitiativeSuccession,
    PlaceContainment,
    PlaceOverlap,
    ProgrammeSuccession,
)
from tests.factories import make_initiative, make_place, make_programme, save, the_place, the_programme
from tests.visiting import read, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def torbay():
    """A council from trust to pilot, in a system with an initiative of its own, in a nation, beside a neighbour."""
    trusts = make_programme(1, name="Trusts", start_year=2002, end_year=2012)
    pilots = make_programme(2, name="Pilots", start_year=2009, end_year=2011)
    systems = make_programme(3, name="Systems", start_year=2022)
    make_programme(4, name="Early pilots", parent=pilots, start_year=2009)
    save(ProgrammeSuccession(programme=pilots, predecessor=trusts, basis="sourced"))
    save(ProgrammeSuccession(programme=systems, predecessor=pilots, basis="curator"))
    place = make_place(1, name="Torbay", kind="local-authority")
    system = make_place(2, name="Devon", kind="ics-area")
    nation = make_place(3, name="England", kind="nation")
    neighbour = make_place(4, name="South Hams", kind="locality")
    save(PlaceContainment(place=place, container=system))
    save(PlaceContainment(place=place, container=nation))
    save(PlaceOverlap(place=place, other=neighbour))
    trust = make_initiative(1, name="Torbay Trust", programme=trusts, start_year=2005, end_year=2012)
    pilot = make_initiative(2, name="Torbay Pilot", programme=pilots, start_year=2009, end_year=2011)
    ics = make_initiative(3, name="Devon System", programme=systems, start_year=2022)
    for initiative, where in (
        (trust, place),
        (pilot, place),
        (ics, system),
        (make_initiative(4, programme=trusts), neighbour),
    ):
        save(InitiativePlace(initiative=initiative, place=where))
    save(
        InitiativePlace(
            initiative=make_initiative(4, slug="of-england", name="Of England", programme=systems), place=nation
        )
    )
    save(InitiativeSuccession(initiative=pilot, predecessor=trust, basis="same-place"))
    return place


def row_of(address: str, name: str, client) -> str:
    """Return the words of the table's row with this head."""
    body = client.get(address).content.decode().split("<tbody>")[-1]
    head = re.compile(rf'<th scope="row"><a [^>]+>{name}</a>')
    rows = [read(row).text for row in body.split("</tr>") if head.search(row)]
    assert len(rows) == 1, name
    return rows[0]


def test_programme_says_what_it_followed_from_and_led_to_and_on_what_basis(torbay, client):
    words = row_of("/timeline/", "Pilots", client)

    assert "2009 to 2011" in words
    assert "Sourced : Trusts" in words
    assert "Inferred: curator's reading: Systems" in words


def test_type_is_in_the_table_and_not_in_the_drawing(torbay, client):
    body = client.get("/timeline/").content.decode()

    assert "a type of Pilots" in row_of("/timeline/", "Early pilots", client)
    drawn = set(re.findall(r'<text class="name"[^>]*>([^<]+)', body))
    assert drawn == {"Trusts", "Pilots", "Systems"}


def test_drawing_tells_sourced_links_from_inferred_ones(torbay, client):
    drawn = client.get("/timeline/").content.decode().split("</figure>")[0]

    assert re.findall(r'<path class="(\w+)"', drawn) == ["place", "sourced"]


def test_programmes_stand_in_order_of_time(torbay, client):
    body = client.get("/timeline/").content.decode().split("<tbody>")[1]

    assert re.findall(r'<th scope="row"><a [^>]+>([^<]+)', body) == ["Trusts", "Early pilots", "Pilots", "Systems"]


def test_place_is_one_line_from_its_first_initiative_to_the_system_around_it(torbay, client):
    words = row_of("/timeline/places/", "Torbay", client)

    names = ["Torbay Trust", "Torbay Pilot", "Devon System", "Initiative 4"]
    assert [words.index(name) for name in names] == sorted(words.index(name) for name in names)
    assert "in the area around it : Devon" in words.replace(":", " :").replace("  ", " ")
    assert "Of England" not in words


def test_line_says_what_followed_and_that_it_is_inferred(torbay, client):
    assert "followed Torbay Trust (inferred: same place only)" in row_of("/timeline/places/", "Torbay", client)


def test_programmes_at_the_same_time_are_named_with_their_years(torbay, client):
    assert "2009–2011 Pilots and Trusts" in row_of("/timeline/places/", "Torbay", client)


def test_nations_and_regions_have_no_line(torbay):
    assert "/places/place-3/" not in visit("/timeline/places/").links


def test_places_of_one_programme(torbay):
    links = visit("/timeline/places/?programme=programme-2").links

    assert next(link for link in links if re.fullmatch(r"/places/place-\d/", link)) == "/places/place-1/"
    assert "1 place, those" in visit("/timeline/places/?programme=programme-2").text


@pytest.mark.parametrize("address", ["/timeline/", "/timeline/places/", "/timeline/places/?programme=programme-1"])
def test_every_number_is_the_list_of_its_records(address, torbay, client):
    counts = visit(address).counts

    totals = {link: int(re.search(r"<h1>\s*(\d+)", client.get(link).content.decode())[1]) for link, _count in counts}

    assert dict(counts) == totals
    assert counts != []


def test_line_that_is_too_long_leads_to_the_story_of_the_place(torbay, monkeypatch, client):
    monkeypatch.setattr("evidence.browse.place_lines.MOST_IN_LINE", 2)

    assert "2 more, with the story of the place" in row_of("/timeline/places/", "Torbay", client)


def test_further_pages_hold_the_rest(torbay, monkeypatch):
    monkeypatch.setattr("evidence.browse.views.timeline.PLACES_ON_PAGE", 1)
    monkeypatch.setattr("evidence.browse.views.timeline.PROGRAMMES_ON_PAGE", 3)

    assert (
        "/timeline/places/?programme=programme-3&page=2" not in visit("/timeline/places/?programme=programme-3").links
    )
    assert "/timeline/places/?page=2" in visit("/timeline/places/").links
    assert "Systems" in visit("/timeline/?page=2").text
    assert visit("/timeline/?page=99").text == visit("/timeline/?page=2").text


def test_empty_library_says_so():
    assert "holds no programme yet" in visit("/timeline/").text
    assert "No initiative has a place recorded yet." in visit("/timeline/places/").text


def test_programme_without_places_says_so():
    make_programme(1)

    page = visit("/timeline/places/?programme=programme-1")

    assert "No initiative of this programme has a place" in page.text


def test_unknown_programme_is_named(torbay):
    assert "programme: nowhere" in visit("/timeline/places/?programme=nowhere").text


def test_hidden_programme_lends_its_name_to_no_line(client):
    hidden = make_programme(9, name="Hidden programme", status="draft")
    initiative = make_initiative(1, programme=hidden, start_year=2009, end_year=2010)
    save(InitiativePlace(initiative=initiative, place=the_place(1)))
    save(ProgrammeSuccession(programme=the_programme(1), predecessor=hidden, basis="sourced"))

    texts = [visit(address).text for address in ("/timeline/", "/timeline/places/")]

    assert [text for text in texts if "Hidden programme" in text] == []
