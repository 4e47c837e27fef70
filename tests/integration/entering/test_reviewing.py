"""An evaluation under review: what the reviewer reads, and the way back to the form when it is sent back."""

import pytest
from django.test import Client

from evidence.curation.actions import send_back_work, take_back_work
from evidence.enums import WorkStage
from tests.integration.entering.typing import PAPER, WHOLE, begin, keep
from tests.visiting import visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]


@pytest.fixture
def work(client):
    work = begin(client)
    keep(client, work, WHOLE, act="hand-in")
    work.refresh_from_db()
    return work


def test_reviewer_reads_every_row_in_words(work, reviewer):
    client = Client()
    client.force_login(reviewer)

    text = visit(f"/curate/works/{work.pk}/", client).text

    for words in (
        PAPER["paper-title"],
        "Savings from integration come late",
        "Salford Together",
        "Pooled budgets",
        "-3%",
    ):
        assert words in text
    assert "Accept: let it go live" in text


def test_sent_back_it_is_gone_on_with_in_its_form(work, client, reviewer):
    send_back_work(work, by=reviewer, answer="Which page?")

    page = visit(f"/curate/works/{work.pk}/", client)
    form = visit(f"/curate/enter/{work.pk}/", client)
    stale = client.post(f"/curate/works/{work.pk}/step/hand-in/", {"text": "Again."})

    assert any(link.endswith(f"/curate/enter/{work.pk}/") for link in page.links)
    assert "Hand in for review" not in page.text
    assert "reviewer sent it back: Which page?" in form.text
    assert stale.status_code == 404


def test_taken_back_and_changed_it_is_handed_in_as_it_now_stands(work, client, curator):
    take_back_work(work, by=curator)

    keep(client, work, {**WHOLE, "paper-title": "A better title"}, act="hand-in")

    work.refresh_from_db()
    assert (work.stage, work.title) == (WorkStage.HANDED_IN, "A better title")
    assert work.rows[0]["values"]["title"] == "A better title"
