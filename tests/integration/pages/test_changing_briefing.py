"""Ordering, annotating, clearing and restoring a briefing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.models import StoredQuestion
from tests.briefings import asked, briefing_of, collect, kept
from tests.visiting import visit

pytestmark = pytest.mark.django_db

LONG_NOTE = "Ask finance about winter. " * 38


def test_form_orders_annotates_and_keeps(client, lessons):
    sent = {"r": ["lesson:lesson-1", "lesson:lesson-2"], "title": "Winter", "note.lesson:lesson-2": "Ask\r\nfinance"}

    response = client.post("/briefing/change/", {**sent, "up": "lesson:lesson-2"})

    expected = [
        ("title", "Winter"),
        ("r", "lesson:lesson-2"),
        ("note.lesson:lesson-2", "Ask\nfinance"),
        ("r", "lesson:lesson-1"),
    ]
    assert response.status_code == 303
    assert response["Location"].endswith("#lesson:lesson-2")
    assert asked(response) == kept(client) == expected


def test_record_that_is_taken_out_can_be_put_back_with_its_note(client, lessons):
    sent = {"r": ["lesson:lesson-1", "lesson:lesson-2"], "note.lesson:lesson-1": "Ask finance"}

    response = client.post("/briefing/change/", {**sent, "remove": "lesson:lesson-1"})

    assert kept(client) == [("r", "lesson:lesson-2")]
    body = client.get(response["Location"]).content.decode()
    assert 'name="restore" value="lesson:lesson-1"' in body
    assert '<input type="hidden" name="note.lesson:lesson-1" value="Ask finance">' in body
    back = {"r": "lesson:lesson-2", "note.lesson:lesson-1": "Ask finance", "restore": "lesson:lesson-1"}
    client.post("/briefing/change/", back)
    assert kept(client) == [("r", "lesson:lesson-2"), ("r", "lesson:lesson-1"), ("note.lesson:lesson-1", "Ask finance")]


def test_clearing_forgets_everything_and_can_be_undone(client, lessons):
    collect(client, "lesson:lesson-1")

    response = client.post("/briefing/change/", {"r": "lesson:lesson-1", "title": "Winter", "clear": "yes"})

    assert kept(client) == []
    reading = visit(response["Location"], client)
    assert "Your briefing was cleared." in reading.text
    assert "Briefing (" not in reading.text
    client.post("/briefing/change/", {"r": "lesson:lesson-1", "title": "Winter", "save": "yes"})
    assert kept(client) == [("title", "Winter"), ("r", "lesson:lesson-1")]


def test_briefing_of_somebody_else_is_not_taken_for_ones_own(client, lessons):
    collect(client, "lesson:lesson-1")

    body = client.get(briefing_of("lesson:lesson-2")).content.decode()

    assert "This is another briefing than your own, which holds 1 record" in body
    assert 'name="remove" value="lesson:lesson-2"' not in body
    client.post("/briefing/change/", {"r": "lesson:lesson-2", "join": "yes"})
    assert kept(client) == [("r", "lesson:lesson-1"), ("r", "lesson:lesson-2")]
    client.post("/briefing/change/", {"r": "lesson:lesson-3", "save": "yes"})
    assert kept(client) == [("r", "lesson:lesson-3")]


def test_long_briefing_gets_a_short_address_that_holds_all_of_it(client, lessons):
    records = [f"lesson:lesson-{number}" for number in (1, 2, 3)]
    sent = {"r": records, **{f"note.{record}": LONG_NOTE for record in records}}

    response = client.post("/briefing/change/", {**sent, "save": "yes"})

    assert [name for name, _ in asked(response)] == ["kept"]
    assert kept(client) == asked(response)
    text = visit(response["Location"], client).text
    assert text.count(LONG_NOTE.strip()) == 6  # as a note, and in its field
    assert "Briefing (3)" in text
    assert client.get("/briefing/")["Location"] == response["Location"]


def test_reading_a_long_briefing_writes_nothing(client, lessons):
    sent = {"r": "lesson:lesson-1", "note.lesson:lesson-1": LONG_NOTE, "intro": LONG_NOTE * 2}
    address = client.post("/briefing/change/", sent)["Location"]

    with CaptureQueriesContext(connection) as queries:
        client.get(address)
        client.get("/briefing/")

    assert StoredQuestion.objects.count() == 1
    assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []


def test_what_is_too_long_comes_back_as_it_was_typed(client, lessons):
    note = "n" * 1_001
    sent = {"r": "lesson:lesson-1", "note.lesson:lesson-1": note, "title": "t" * 151}

    response = client.post("/briefing/change/", {**sent, "save": "yes"})

    body = response.content.decode()
    assert response.status_code == 400
    assert "<title>Error: " in body
    assert 'href="#note.lesson:lesson-1">A note has 1,001 characters; at most 1,000 fit.' in body
    assert 'href="#title">The title has 151 characters' in body
    assert 'aria-invalid="true"' in body
    assert note in body
    assert kept(client) == []


def test_briefing_longer_than_can_be_kept_says_so(client, lessons):
    records = [f"lesson:l{number}" for number in range(30)]
    sent = {"r": ["lesson:lesson-1", *records], **{f"note.{record}": "\u05e9" * 1_000 for record in records}}

    response = client.post("/briefing/change/", sent)

    assert response.status_code == 400
    assert "longer than the 100,000 characters that are kept" in response.content.decode()
