"""Reviewing a work on its page: read, accepted, sent back with an answer, rebased; refusals keep what was typed."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evidence.curation.actions import accept_work, begin_work, propose
from evidence.curation.rows import plain_rows
from evidence.enums import WorkStage
from evidence.models import Lesson, LessonTheme, WorkInProgress
from tests.factories import make_curator, make_lesson, make_lesson_evidence, make_theme, save
from tests.visiting import read, signed_in, visit

pytestmark = pytest.mark.django_db

MOST_QUERIES = 15


@pytest.fixture
def lesson():
    lesson = make_lesson(statement="Savings come late", explanation="At first it costs.")
    save(LessonTheme(lesson=lesson, theme=make_theme()))
    make_lesson_evidence()
    return lesson


def change(lesson, by, **changes):
    lesson.refresh_from_db()
    for name, value in changes.items():
        setattr(lesson, name, value)
    return propose(plain_rows([lesson]), by=by, form="test", title=str(lesson), reason="Better.", about=lesson)


def step(client, work, name, text=""):
    return client.post(f"/curate/works/{work.pk}/step/{name}/", {"text": text})


def test_a_reviewer_reads_what_would_change_and_lets_it_go_live(lesson, curator, reviewer):
    work = change(lesson, curator, explanation="It costs for years.")
    client = signed_in(reviewer)

    assert "1 work waits for your review" in visit("/curate/", client).text
    text = visit(f"/curate/works/{work.pk}/", client).text
    assert "Explanation At first it costs. It costs for years." in text
    assert "Waiting for review by curator" in text
    answer = step(client, work, "accept")

    assert answer.headers["Location"] == f"/curate/works/{work.pk}/"
    assert "Readers see it now." in visit(f"/curate/works/{work.pk}/", client).text
    assert "It costs for years." in visit(lesson.get_absolute_url()).text


def test_sent_back_without_an_answer_is_refused_and_with_one_is_told_to_its_owner(lesson, curator, reviewer):
    work = change(lesson, curator, explanation="It costs for years.")
    client = signed_in(reviewer)

    refused = step(client, work, "send-back", " ").content.decode()
    step(client, work, "send-back", "How many years?")

    assert "Say what should be different" in refused
    text = visit(f"/curate/works/{work.pk}/", signed_in(curator)).text
    assert "Sent back" in text
    assert "reviewer sent it back: How many years?" in text
    assert "Sent back" in visit("/curate/", signed_in(curator)).text


def test_its_owner_mends_what_was_sent_back_and_hands_it_in_again(lesson, curator, reviewer):
    work = change(lesson, curator, explanation="It costs for years.")
    step(signed_in(reviewer), work, "send-back", "How many years?")
    client = signed_in(curator)

    client.post(f"/curate/works/{work.pk}/fields/", {"saves": 0, "text.0.explanation": "It costs for three years."})
    step(client, work, "hand-in", "With the number.")
    step(signed_in(reviewer), work, "accept")

    assert Lesson.objects.get().explanation == "It costs for three years."
    assert WorkInProgress.objects.get().reason == "With the number."


def test_two_curators_on_one_record_the_second_is_told_and_merges(lesson, curator, reviewer):
    mine = change(lesson, curator, explanation="Mine.")
    accept_work(change(lesson, make_curator("other"), explanation="Theirs."), by=reviewer)

    refused = read(step(signed_in(reviewer), mine, "accept").content.decode()).text
    owner = signed_in(curator)
    told = visit(f"/curate/works/{mine.pk}/", owner).text

    assert "Somebody else has changed this meanwhile: explanation" in refused
    assert "Explanation: changed by somebody else other," in told
    assert "accepted by reviewer: “Better.”" in told
    assert "Theirs Theirs. Mine Mine." in told
    owner.post(f"/curate/works/{mine.pk}/fields/", {"saves": 0, "text.0.explanation": "Theirs. Mine."})
    step(signed_in(reviewer), mine, "accept")
    assert Lesson.objects.get().explanation == "Theirs. Mine."


def test_a_refused_choice_keeps_what_was_typed(lesson, curator):
    work = change(lesson, curator, explanation="Mine.")
    client = signed_in(curator)

    answer = client.post(f"/curate/works/{work.pk}/fields/", {"saves": 7, "text.0.explanation": "Typed & kept"})

    assert answer.status_code == 200
    assert "another window" in answer.content.decode()
    assert "Typed &amp; kept" in answer.content.decode()


def test_put_aside_and_taken_up_again(lesson, curator):
    work = change(lesson, curator, explanation="Mine.")
    client = signed_in(curator)

    for name in ("take-back", "put-aside", "take-up-again"):
        assert step(client, work, name).status_code == 302

    work.refresh_from_db()
    assert work.stage == WorkStage.OPEN


@pytest.mark.parametrize(
    ("address", "status"), [("", 404), ("step/accept/", 404), ("fields/", 404)], ids=["page", "step", "fields"]
)
def test_another_curator_does_not_see_it(address, status, lesson, curator):
    work = change(lesson, curator, explanation="Mine.")
    client = signed_in(make_curator("other"))

    answer = client.post(f"/curate/works/{work.pk}/{address}") if address else client.get(f"/curate/works/{work.pk}/")

    assert answer.status_code == status
    assert visit("/curate/works/", client).text.count("Savings come late") == 0


def test_steps_are_taken_by_post_with_a_token_alone(lesson, curator, reviewer):
    work = change(lesson, curator, explanation="Mine.")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(reviewer)

    assert strict.get(f"/curate/works/{work.pk}/step/accept/").headers["Location"] == f"/curate/works/{work.pk}/"
    assert strict.post(f"/curate/works/{work.pk}/step/accept/").status_code == 403
    assert signed_in(reviewer).post(f"/curate/works/{work.pk}/step/dance/").status_code == 404
    work.refresh_from_db()
    assert work.stage == WorkStage.HANDED_IN


@pytest.mark.parametrize(
    ("asked", "found"),
    [("", ["Open one", "Savings come late"]), ("?stage=open", ["Open one"]), ("?whose=mine", ["Open one"]),
     ("?stage=handed-in&whose=mine", []), ("?stage=nonsense&page=x", ["Open one", "Savings come late"])],
)  # fmt: skip
def test_the_list_is_narrowed_by_stage_and_owner(asked, found, lesson, curator, reviewer):
    change(lesson, curator, explanation="Mine.")
    begin_work(by=reviewer, form="test", title="Open one")

    text = visit(f"/curate/works/{asked}", signed_in(reviewer)).text

    assert [title for title in ("Open one", "Savings come late") if title in text] == found


@pytest.mark.parametrize("address", ["/curate/", "/curate/works/"])
def test_lists_ask_as_much_for_three_works_as_for_one(address, lesson, curator, reviewer):
    client = signed_in(reviewer)
    counts = []
    client.get(address)
    for number in (1, 2, 3):
        change(lesson, curator, explanation=f"Mine {number}.")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))

    assert counts[0] == counts[2] <= MOST_QUERIES


def test_no_public_door_shows_a_work(lesson, curator, client):
    doors = ["/", "/search/?q=quagga", "/lessons/", lesson.get_absolute_url(), "/api/v1/search?q=quagga"]
    before = [client.get(door).content for door in doors]
    change(lesson, curator, explanation="Quagga.")
    begin_work(by=curator, form="test", title="Quagga", typed={"title": "Quagga"})

    assert [client.get(door).content for door in doors] == before
