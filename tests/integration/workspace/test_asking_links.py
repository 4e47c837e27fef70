"""The quality desk asks links on request: what stopped answering is listed, and without a network nothing is."""

import socket
from threading import Event

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.curation.quality import count_lists
from evidence.importing import link_checks
from evidence.models import LinkCheck
from tests.factories import make_curator, make_initiative, make_lesson, make_paper, make_programme
from tests.sources import in_turn, say, status
from tests.visiting import visit

pytestmark = pytest.mark.django_db
LIST = "/curate/quality/initiative-unasked-link/"
STOPPED = "/curate/quality/initiative-stopped-link/"


@pytest.fixture
def web(sources, settings):
    """The server of the sources as the whole web."""
    settings.ASK_PRIVATE_ADDRESSES = True
    settings.LOOKUPS = {}
    return sources


@pytest.fixture
def curator(client):
    client.force_login(make_curator())
    return client


def closed_address():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/gone"


def press(client, address=LIST, page=1):
    """Press the button and return the page that follows."""
    response = client.post(f"{address}ask/", {"page": page})
    assert response.status_code == 302
    return visit(response["Location"], client)


def counts():
    found = count_lists()
    return found["initiative-unasked-link"], found["initiative-stopped-link"]


def test_what_stopped_answering_is_listed_with_its_answer(web, curator):
    web.answers |= {"/good": say("here"), "/bad": status(404)}
    make_initiative(1, source_url=f"{web.url}/good")
    make_initiative(2, source_url=f"{web.url}/bad")
    make_initiative(3, source_url=closed_address())
    make_initiative(4)
    assert counts() == (3, 0)

    page = press(curator)

    assert counts() == (0, 2)
    assert "Addresses that answer: 1. That stopped answering: 2. That could not be checked: 0." in page.text
    listed = visit(STOPPED, curator).text
    assert f"{web.url}/bad : The page is not there (404), asked on" in listed
    assert "The server cannot be reached, asked on" in listed
    assert "Initiative 1" not in listed


def test_the_count_goes_down_as_the_address_is_mended_or_answers_again(web, curator):
    web.answers["/page"] = in_turn(status(404), status(404), say("here again"))
    make_initiative(1, source_url=f"{web.url}/page")
    press(curator)
    assert counts() == (0, 1)

    press(curator, STOPPED)

    assert counts() == (0, 0)


@pytest.mark.parametrize("is_known", [False, True])
def test_without_a_network_it_says_so_and_marks_nothing(web, curator, is_known):
    address = closed_address()
    if is_known:
        LinkCheck.objects.create(address=address, answer="answers", checked_at="2020-01-01T00:00Z")
    make_initiative(1, source_url=address)

    page = press(curator)

    assert "this library seems to be without a network. Nothing was marked as broken." in page.text
    assert list(LinkCheck.objects.values_list("answer", flat=True)) == ["answers"] * is_known
    assert counts() == (1, 0)


def test_one_address_alone_stopped_where_a_source_of_references_answers(web, curator, settings):
    settings.LOOKUPS = web.settings
    make_initiative(1, source_url=closed_address())

    press(curator)

    assert counts() == (0, 1)


def test_unclear_answer_neither_marks_nor_unmarks(web, curator):
    web.answers |= {"/busy": status(503), "/bad": in_turn(status(404), status(404), status(503))}
    make_initiative(1, source_url=f"{web.url}/busy")
    make_initiative(2, source_url=f"{web.url}/bad")
    press(curator)
    assert counts() == (0, 1)

    page = press(curator, STOPPED)

    assert "That could not be checked: 1." in page.text
    assert counts() == (0, 1)


def test_private_address_is_not_asked_and_says_so(web, curator, settings):
    settings.ASK_PRIVATE_ADDRESSES = False
    make_initiative(1, source_url=f"{web.url}/secret")

    page = press(curator)

    assert web.asked == []
    assert "That could not be checked: 1." in page.text
    assert counts() == (0, 0)
    assert LinkCheck.objects.get().get_answer_display() == "Leads to no public address, so it was not asked"


def test_a_press_asks_some_and_the_next_the_others(web, curator, monkeypatch):
    monkeypatch.setattr(link_checks, "AT_ONCE", 2)
    web.answers["/"] = say("here")
    for number in (1, 2, 3):
        make_initiative(number, source_url=f"{web.url}/{number}")

    first = press(curator)
    asked = len(web.asked)
    press(curator)

    assert "Left to ask on this page: 1." in first.text
    assert (asked, len(web.asked), counts()) == (2, 3, (0, 0))


def test_time_for_all_ends(web, curator, monkeypatch):
    monkeypatch.setattr(link_checks, "SECONDS", 0.05)
    over = Event()
    web.answers["/"] = lambda handler: over.wait(5)  # nobody answers before the press of the button is over
    make_initiative(1, source_url=f"{web.url}/1")

    press(curator)

    over.set()
    assert counts() == (1, 0)


def test_address_of_several_records_is_asked_once_and_every_field_counts(web, curator):
    web.answers["/"] = status(410)
    for number in (1, 2):
        make_paper(number, url=f"{web.url}/one", editorial_url=f"{web.url}/notice{number}")
    make_programme(1, style_source_url=f"{web.url}/style")

    press(curator, "/curate/quality/paper-unasked-link/")
    press(curator, "/curate/quality/programme-unasked-link/")

    assert sorted({path for path, _headers in web.asked}) == ["/notice1", "/notice2", "/one", "/style"]
    assert (count_lists()["paper-stopped-link"], count_lists()["programme-stopped-link"]) == (2, 1)


def test_button_stands_only_where_there_is_an_address(curator):
    make_lesson(1)
    make_initiative(1, source_url="https://example.org/")

    assert "links on this page still answer" not in visit("/curate/quality/lesson-no-theme/", curator).text
    assert "links on this page still answer" in visit(LIST, curator).text


def test_asking_needs_a_press_and_a_curator(curator, client):
    assert curator.get(f"{LIST}ask/").headers["Location"] == LIST
    assert curator.post("/curate/quality/nothing/ask/").status_code == 404
    client.logout()
    assert client.post(f"{LIST}ask/").status_code == 302
    assert LinkCheck.objects.count() == 0


def test_queries_of_a_list_stay_the_same_with_more_records(web, curator):
    web.answers["/"] = status(404)
    found = []
    for number in (1, 2, 3):
        make_initiative(number, source_url=f"{web.url}/{number}")
        press(curator)
        if number != 2:
            with CaptureQueriesContext(connection) as queries:
                visit(STOPPED, curator)
            found.append(len(queries))

    assert found[0] == found[1] <= 15
