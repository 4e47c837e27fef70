"""Two windows, two people, and what happens meanwhile: who comes second is told, and no text is lost."""

import pytest
from django.test import Client

from evidence.curation.actions import accept_work
from evidence.models import Author, Paper
from tests.factories import make_author, make_curator, make_paper, make_user
from tests.integration.entering.typing import INITIATIVE, PAPER, WHOLE, begin, keep, keep_quietly
from tests.visiting import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]

# Whose it is


def test_nobody_types_in_the_work_of_another(client):
    work = begin(client)
    other = Client()
    other.force_login(make_curator("other"))

    answers = [
        other.get(f"/curate/enter/{work.pk}/"),
        keep(other, work, PAPER),
        other.get(f"/curate/enter/{work.pk}/lessons/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_people_without_a_role_are_told_whom_to_ask():
    reader = Client()
    reader.force_login(make_user("reader"))

    assert reader.get("/curate/enter/").status_code == 403
    assert Client().get("/curate/enter/").status_code == 302


# Two windows

SAID = {"reason": "Look at page 3."}


def test_second_window_is_told_and_both_texts_are_kept(client):
    work = begin(client)
    keep(client, work, {"paper-title": "In the other window"})

    answer = client.post(
        f"/curate/enter/{work.pk}/keep/", {"saves": "0", "act": "hand-in", "paper-title": "Here", **SAID}
    )

    work.refresh_from_db()
    page = read(answer.text)
    assert (answer.status_code, work.typed["paper"]["title"]) == (409, "In the other window")
    assert "Paper title Here In the other window" in page.text
    assert "A word to the reviewer Look at page 3. empty" in page.text
    assert f'name="saves" value="{work.saves}"' in answer.text


def test_quiet_second_window_is_told(client):
    work = begin(client)
    keep(client, work, {"paper-title": "In the other window"})

    answer = keep_quietly(client, work, {"paper-title": "Here"}, saves=0)

    assert (answer.status_code, list(answer.json())) == (409, ["said"])


def test_quiet_window_learns_how_often_it_was_kept_and_what_is_missing(client):
    work = begin(client)

    first = keep_quietly(client, work, {"paper-title": "Here"}).json()
    second = keep_quietly(client, work, {"paper-title": "Here too"}).json()

    assert (first["saves"], second["saves"]) == (1, 2)
    assert "Choose what kind of document it is." in read(first["progress"]).text


def test_quiet_window_learns_what_rows_can_be_about(client):
    work = begin(client)

    told = keep_quietly(client, work, {**INITIATIVE, "paper-programme": "vanguards"}).json()

    assert told["about"] == [["1", "Salford Together"], ["programme", "Vanguards"]]


def test_window_of_a_work_that_was_handed_in_is_told(client):
    work = begin(client)
    keep(client, work, WHOLE, act="hand-in")

    shown = client.get(f"/curate/enter/{work.pk}/")
    kept = keep(client, work, {**WHOLE, "paper-title": "Too late"})
    quietly = keep_quietly(client, work, {**WHOLE, "paper-title": "Too late"})

    work.refresh_from_db()
    assert [answer.headers.get("Location") for answer in (shown, kept)] == [f"/curate/works/{work.pk}/"] * 2
    assert quietly.status_code == 409
    assert work.typed["paper"]["title"] == PAPER["paper-title"]


def test_author_entered_meanwhile_is_not_doubled(client, reviewer):
    work = begin(client)
    keep(client, work, WHOLE, act="hand-in")
    make_author(family="Doe", given="Jane")
    work.refresh_from_db()

    accept_work(work, by=reviewer)

    assert Author.objects.filter(family="Doe", given="Jane").count() == 1


def test_address_taken_meanwhile_gives_way(client, reviewer):
    work = begin(client)
    keep(client, work, WHOLE, act="hand-in")
    make_paper(slug="doe-2020-new-care-models-hospital")
    work.refresh_from_db()

    accept_work(work, by=reviewer)

    assert Paper.objects.get(title=PAPER["paper-title"]).slug == "doe-2020-new-care-models-hospital-2"
