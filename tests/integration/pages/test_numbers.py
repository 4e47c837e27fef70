"""A number that stands for records is a link to the search that lists exactly them."""

import re

import pytest

from evidence.search import KINDS
from tests.visiting import visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

OVERVIEWS = (
    *("/", "/about/", "/themes/", "/map/", "/map/?count=lesson", "/map/?count=paper&columns=nation", "/memory/"),
    *("/directions/", "/directions/?page=3", "/directions/?programme=vanguards", "/directions/?domain=hospital-use"),
    *(
        "/aims/?programme=vanguards",
        "/aims/?programme=integrated-care-pilots&family=yes",
        "/aims/?policy=nhs-plan-2000",
    ),
    *("/timeline/", "/timeline/places/", "/timeline/places/?programme=integrated-care-pilots"),
)
RICH_RECORDS = {
    "lesson": "/lessons/lesson-savings-elusive/",
    "initiative": None,
    "programme": "/programmes/vanguards/",
    "paper": "/papers/glasby-miller-2020-ten-lessons/",
    "outcome": None,
    "policy": "/policies/health-act-1999/",
    "theme": "/themes/integrated-care/",
    "place": "/places/england/",
}


def total_listed(client, address: str) -> int:
    """Return the total of a list page as its heading says it, such as "1,234 records"."""
    response = client.get(address)
    assert response.status_code == 200, address
    heading = response.content.decode().split("<h1>", 1)[1].split("<", 1)[0]
    return int(heading.split()[0].replace(",", ""))


@pytest.mark.parametrize("address", OVERVIEWS)
def test_numbers_of_an_overview_are_those_of_their_lists(address, client):
    counts = visit(address).counts

    assert dict(counts) == {link: total_listed(client, link) for link, _ in counts}
    assert counts != []


@pytest.mark.parametrize("kind", list(KINDS))
def test_numbers_of_a_record_are_those_of_their_lists(kind, client):
    address = RICH_RECORDS[kind] or KINDS[kind].model.objects.visible().first().get_absolute_url()

    counts = visit(address).counts

    assert dict(counts) == {link: total_listed(client, link) for link, _ in counts}


@pytest.mark.parametrize(
    "address",
    [
        "/places/torbay/",
        "/initiatives/ct-torbay/",
        "/programmes/integrated-care-pilots/",
        "/policies/care-act-2014/",
        "/initiatives/a-to-z/",
        "/compare/?programme=vanguards&programme=pioneers-w1",
    ],
)
def test_numbers_of_the_analysts_pages_are_those_of_their_lists(address, client):
    counts = visit(address).counts

    assert dict(counts) == {link: total_listed(client, link) for link, _ in counts}
    assert counts != []


@pytest.mark.parametrize("kind", ["programme", "theme", "place"])
def test_numbers_of_a_rich_record_are_there(kind):
    assert len(visit(RICH_RECORDS[kind]).counts) > 3


def test_every_number_of_the_table_on_about_is_a_link(client):
    table = client.get("/about/").content.decode().split("<tbody>")[1].split("</tbody>")[0]

    cells = re.findall(r"<td[^>]*>(.*?)</td>", table)

    assert [cell for cell in cells if cell != "0" and "data-count" not in cell] == []


def test_sentence_on_outcomes_of_a_lesson_holds_no_number_without_a_link(client):
    body = client.get("/lessons/lesson-savings-elusive/").content.decode()

    sentence = re.search(r'id="outcomes">.*?<p class="measure">(.*?)</p>', body, re.DOTALL)[1]

    assert re.findall(r"\d+", sentence) == []
