"""Suggesting a correction: it reaches the curators, nothing typed is lost, and nobody is asked who they are."""

import re
import threading

import pytest
from django.db import connection, connections
from django.test import Client

from evidence.browse.forms import LONGEST_TEXT
from evidence.curation.actions.corrections import MOST_A_DAY, TooMany, receive_correction
from evidence.models import Correction, CorrectionSender
from tests.factories import make_lesson, make_theme
from tests.visiting import read

ADDRESS, SENT = "/help/correction/", "/help/correction/sent/"
needs_rows = pytest.mark.django_db


def problems(response) -> list[str]:
    """Return the messages of the summary, each with where it leads."""
    summary = re.search(r'class="summary".*?</div>', response.content.decode(), re.DOTALL)
    return re.findall(r'<a href="#(\w+)">([^<]*)</a>', summary[0]) if summary else []


@needs_rows
def test_suggestion_reaches_the_curators(client):
    lesson = make_lesson()

    response = client.post(
        ADDRESS, {"text": "The year is 2012.", "contact": "a@example.org", "record": "lesson/lesson-1"}
    )

    assert (response.status_code, response["Location"]) == (302, SENT)
    kept = Correction.objects.get()
    assert (kept.kind, kept.slug, kept.text, kept.contact) == (
        "lesson",
        lesson.slug,
        "The year is 2012.",
        "a@example.org",
    )
    assert (kept.status, kept.answer, kept.answered_by) == ("open", "", None)
    assert client.get(SENT).status_code == 200


@needs_rows
def test_page_of_a_record_leads_to_the_form_about_it(client):
    lesson = make_lesson(statement="Trust comes first")
    link = "/help/correction/?record=lesson/lesson-1"
    assert link in read(client.get(lesson.get_absolute_url()).content.decode()).links

    body = client.get(link).content.decode()

    assert "Trust comes first" in body
    assert '<input type="hidden" name="record" value="lesson/lesson-1">' in body


@needs_rows
@pytest.mark.parametrize(
    "named", ["lesson/none-such", "lesson", "/", "user/1", "lesson/../admin", "theme/theme-1", "\x00"]
)
def test_form_about_no_visible_record_is_the_form_about_the_library(named, client):
    make_theme(status="draft")

    body = client.get(ADDRESS, {"record": named}).content.decode()

    assert 'name="record"' not in body
    assert "Suggest a correction" in body


@needs_rows
@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"text": ""}, [("text", "Write what should be corrected, and how you know.")]),
        ({"text": " \n\x07 "}, [("text", "Write what should be corrected, and how you know.")]),
        ({"text": "a" * (LONGEST_TEXT + 1)}, [("text", "Shorten it to 5000 characters; it has 5001.")]),
        ({"text": "a", "contact": "b" * 201}, [("contact", "Shorten it to 200 characters; it has 201.")]),
        (
            {"text": "a", "record": "lesson/none"},
            [("record", "The library has no such record. Say in the text which one you mean.")],
        ),
    ],
)
def test_problem_is_said_in_the_summary_and_beside_the_field(sent, expected, client):
    response = client.post(ADDRESS, sent)

    body = response.content.decode()
    assert response.status_code == 422
    assert problems(response) == expected
    assert body.count(expected[0][1]) == 2
    assert f'id="{expected[0][0]}"' in body
    assert body.split("<title>")[1].startswith("Error:")
    assert not Correction.objects.exists()


@needs_rows
def test_what_was_typed_is_kept_beside_the_problem(client):
    make_lesson()

    body = client.post(
        ADDRESS, {"text": "<b>x</b>", "contact": "c" * 201, "record": "lesson/lesson-1"}
    ).content.decode()

    assert "&lt;b&gt;x&lt;/b&gt;</textarea>" in body
    assert f'value="{"c" * 201}"' in body
    assert 'name="record" value="lesson/lesson-1"' in body


@needs_rows
def test_characters_that_cannot_be_seen_are_left_out(client):
    client.post(ADDRESS, {"text": "one\x00 two\u202e\r\nthree\x1b"})

    assert Correction.objects.get().text == "one two\nthree"


@needs_rows
def test_programs_that_fill_in_everything_are_thanked_and_not_heard(client):
    response = client.post(ADDRESS, {"text": "Buy", "website": "https://example.org"})

    assert response["Location"] == SENT
    assert not Correction.objects.exists()


@needs_rows
def test_sender_is_held_to_a_measure_and_keeps_what_was_typed(client):
    answers = [client.post(ADDRESS, {"text": f"No. {number}"}) for number in range(MOST_A_DAY + 1)]

    assert [answer.status_code for answer in answers] == [302] * MOST_A_DAY + [429]
    assert "No. 5</textarea>" in answers[-1].content.decode()
    assert Correction.objects.count() == MOST_A_DAY


@needs_rows
def test_other_senders_are_heard_meanwhile(client):
    for number in range(MOST_A_DAY + 1):
        client.post(ADDRESS, {"text": f"No. {number}"}, REMOTE_ADDR="192.0.2.1")

    assert client.post(ADDRESS, {"text": "Mine"}, REMOTE_ADDR="192.0.2.2").status_code == 302


@needs_rows
def test_no_address_is_kept(client):
    client.post(ADDRESS, {"text": "Anything"}, REMOTE_ADDR="192.0.2.77")

    kept = CorrectionSender.objects.get()
    assert re.fullmatch(r"[0-9a-f]{64}", kept.key)
    assert "192.0.2.77" not in str(
        [row for model in (Correction, CorrectionSender) for row in model.objects.values_list()]
    )


@needs_rows
def test_yesterday_is_forgotten(client, monkeypatch):
    client.post(ADDRESS, {"text": "One"})
    CorrectionSender.objects.update(day="2020-01-01", sent=MOST_A_DAY)

    assert client.post(ADDRESS, {"text": "Two"}).status_code == 302
    assert list(CorrectionSender.objects.values_list("sent", flat=True)) == [1]


@needs_rows
def test_form_is_refused_without_its_token():
    client = Client(enforce_csrf_checks=True)

    assert client.post(ADDRESS, {"text": "Forged"}).status_code == 403
    assert not Correction.objects.exists()


def test_measure_holds_for_senders_at_once(committing):
    """Several processes count in one database: of many at once no more than the measure is kept."""
    refused = []

    def send() -> None:
        try:
            receive_correction(text="At once", sender="192.0.2.1")
        except TooMany:
            refused.append(True)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(MOST_A_DAY + 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (Correction.objects.count(), len(refused)) == (MOST_A_DAY, 3)
    connection.close()
