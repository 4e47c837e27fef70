"""Collecting records for a briefing: from any page, without an account, a script or a token."""

import pytest
from django.test import Client

from evidence.browse.briefing import keeping
from evidence.models import LessonTheme
from evidence.search import KINDS
from tests.briefings import ALL_KINDS, collect, kept
from tests.factories import save, the_lesson, the_theme
from tests.hidden import make_public
from tests.visiting import visit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_page_has_the_button(kind, client):
    make_public()
    page = f"/{KINDS[kind].model.folder}/{kind}-1/"

    body = client.get(page).content.decode()

    assert f'form="to-briefing" name="add" value="{kind}:{kind}-1"' in body
    assert f'name="next" value="{page}"' in body


def test_every_result_has_the_button(client):
    make_public()

    body = client.get("/search/").content.decode()

    assert all(f'name="add" value="{record}"' in body for record in ALL_KINDS)


def test_every_lesson_of_a_theme_has_the_button(client):
    for number in (1, 2):
        save(LessonTheme(lesson=the_lesson(number), theme=the_theme()))

    body = client.get("/themes/theme-1/").content.decode()

    wanted = ["theme:theme-1", "lesson:lesson-1", "lesson:lesson-2"]
    assert [name for name in wanted if body.count(f'name="add" value="{name}"') != 1] == []


def test_collecting_returns_to_the_page_and_counts(client, lessons):
    response = collect(client, "lesson:lesson-1")

    assert (response.status_code, response["Location"]) == (303, "/lessons/lesson-1/#briefing-lesson-lesson-1")
    reading = visit("/lessons/lesson-1/", client)
    assert "Briefing (1)" in reading.text
    assert "In your briefing" in reading.text
    assert "briefing-lesson-lesson-1" in reading.ids
    assert "Briefing (1)" in visit("/", client).text


def test_own_briefing_is_kept_for_the_reader_alone(client, lessons):
    cookie = collect(client, "lesson:lesson-1").cookies["briefing"]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 90 * 24 * 3600)
    assert "Briefing (" not in visit("/").text


def test_taking_out_from_a_record_page(client, lessons):
    collect(client, "lesson:lesson-1")

    client.post("/briefing/collect/", {"remove": "lesson:lesson-1", "next": "/lessons/lesson-1/"})

    assert kept(client) == []
    assert "Add to briefing" in visit("/lessons/lesson-1/", client).text


@pytest.mark.parametrize(
    ("page", "search"),
    [
        ("/search/?q=pooled+budgets&page=3&sort=newest", "q=pooled+budgets"),
        ("/lessons/?q=care&nation=wales", "q=care&nation=wales&kind=lesson"),
        ("/lessons/", ""),
        ("/lessons/lesson-1/", ""),
        ("/search/?page=2", ""),
    ],
)
def test_search_that_found_a_record_is_kept_with_it(page, search, client, lessons):
    collect(client, "lesson:lesson-1", page)

    assert dict(kept(client)).get("from", "") == search


@pytest.mark.parametrize(
    "page", ["https://elsewhere.example/", "//elsewhere.example/x", "/\\elsewhere.example", "", "x"]
)
def test_collecting_never_leads_elsewhere(page, client, lessons):
    response = collect(client, "lesson:lesson-1", page)

    assert response["Location"] == "/briefing/#briefing-lesson-lesson-1"


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://elsewhere.example"}],
)
@pytest.mark.parametrize("address", ["/briefing/collect/", "/briefing/change/"])
def test_form_from_elsewhere_is_refused(address, headers, lessons):
    client = Client(enforce_csrf_checks=True)

    response = client.post(address, {"add": "lesson:lesson-1", "r": "lesson:lesson-1"}, headers=headers)

    assert response.status_code == 403
    assert "The form was not accepted" in response.content.decode()
    assert kept(client) == []


@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}, {"Origin": "http://localhost:8000"}],
)
def test_own_form_needs_no_token(headers, lessons):
    client = Client(enforce_csrf_checks=True)

    response = client.post("/briefing/collect/", {"add": "lesson:lesson-1", "next": "/"}, headers=headers)

    assert response.status_code == 303


def test_pages_differ_by_cookie_and_say_so(client, lessons):
    assert "Cookie" in client.get("/lessons/lesson-1/").headers["Vary"]
    assert "Cookie" not in client.get("/healthz").headers.get("Vary", "")


def test_briefing_is_full_at_sixty(client, lessons):
    client.cookies["briefing"] = "&".join(f"r=lesson:l{number}" for number in range(60))

    response = collect(client, "lesson:lesson-1")

    assert response.status_code == 400
    assert "A briefing holds at most 60 records; this one has 61. Take some out." in response.content.decode()
    assert len(kept(client)) == 60


@pytest.mark.parametrize(
    "value", ["\x00", "r=" * 6_000, "r=lesson:%ff", "é", '"', "r=lesson:lesson-1;x=1", "a" * 10_000]
)
def test_cookie_of_any_text_is_answered(value, client, lessons):
    client.cookies["briefing"] = value

    assert {client.get(page).status_code for page in ("/", "/briefing/", "/search/")} <= {200, 302}


@pytest.mark.parametrize("page", ["collect/", "change/"])
def test_nothing_changes_by_following_a_link(page, client):
    assert client.get(f"/briefing/{page}").status_code == 405


@pytest.mark.parametrize(
    "sent", [{}, {"add": "nonsense"}, {"up": "lesson:x"}, {"remove": "\x00"}, {"r": "lesson:lesson-1"}]
)
@pytest.mark.parametrize("page", ["collect/", "change/"])
def test_any_form_is_answered(page, sent, client, lessons):
    assert client.post(f"/briefing/{page}", sent).status_code == 303


def test_cookie_never_outgrows_a_browser(client):
    assert keeping.LONGEST_QUERY + 500 < 4_096
