"""Readers' suggestions in the curators' queue: those that wait come first, and each is answered once."""

import pytest

from evidence.curation.actions import answer_correction
from evidence.curation.errors import NotAllowed, NotComplete, WrongStage
from evidence.models import Correction
from tests.factories import make_correction, make_curator, make_lesson, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/evidence/correction/"


@pytest.fixture
def curator(client):
    person = make_curator()
    client.force_login(person)
    return person


def test_open_suggestions_come_first(curator, client):
    answered = make_correction(1, text="Older, still waiting")
    newer = make_correction(2, text="Newer, answered")
    answer_correction(newer, by=curator, answer="Mended.")

    body = client.get(LIST).content.decode()

    assert body.index(answered.text) < body.index(newer.text)


def test_suggestion_leads_to_its_record(curator, client):
    make_lesson()
    correction = make_correction(kind="lesson", slug="lesson-1")

    assert 'href="/lessons/lesson-1/"' in client.get(f"{LIST}{correction.pk}/change/").content.decode()


def test_curator_answers_and_how_to_reach_the_reader_is_forgotten(curator, client):
    correction = make_correction(contact="reader@example.org")

    client.post(f"{LIST}{correction.pk}/change/", {"answer": "The year was wrong; it is mended."})

    correction.refresh_from_db()
    assert (correction.status, correction.answer) == ("answered", "The year was wrong; it is mended.")
    assert (correction.answered_by, correction.contact) == (curator, "")
    assert correction.answered_at is not None


def test_answer_has_to_say_something(curator, client):
    correction = make_correction()

    body = client.post(f"{LIST}{correction.pk}/change/", {"answer": "  "}).content.decode()

    assert "This field is required." in body or "Say what was done about it, and why." in body
    assert Correction.objects.get().status == "open"


def test_what_a_reader_sent_cannot_be_changed(curator, client):
    correction = make_correction(text="As sent")

    client.post(f"{LIST}{correction.pk}/change/", {"answer": "Read.", "text": "Otherwise", "slug": "other"})

    assert Correction.objects.values_list("text", "slug").get() == ("As sent", "")


def test_answered_suggestion_stays_as_it_is(curator, client):
    correction = make_correction()
    answer_correction(correction, by=curator, answer="First.")

    client.post(f"{LIST}{correction.pk}/change/", {"answer": "Second."})

    assert Correction.objects.get().answer == "First."
    with pytest.raises(WrongStage):
        answer_correction(correction, by=curator, answer="Second.")


def test_strangers_answer_nothing():
    with pytest.raises(NotAllowed):
        answer_correction(make_correction(), by=make_user("stranger"), answer="Read.")


def test_empty_answer_is_refused_by_the_action_too(curator):
    with pytest.raises(NotComplete):
        answer_correction(make_correction(), by=curator, answer=" ")


def test_nobody_adds_or_deletes_suggestions_here(curator, client):
    correction = make_correction()

    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}{correction.pk}/delete/", {"post": "yes"}).status_code == 403
