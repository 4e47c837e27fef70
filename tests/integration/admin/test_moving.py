"""Buttons and bulk actions move a record, and say why they refuse."""

from django.contrib.messages import get_messages
from django.urls import reverse

from evidence.enums import Status
from evidence.models import ChangeSet, Paper
from tests.factories import make_lesson, make_paper

LIST = "/admin/evidence/paper/"


def step(record, name):
    return reverse(f"admin:evidence_{record._meta.model_name}_move", args=[record.pk, name])


def words(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def status_of(record):
    return type(record).objects.get(pk=record.pk).status


def bulk(client, action, *records, **values):
    chosen = [record.pk for record in records]
    return client.post(LIST, {"action": action, "_selected_action": chosen, **values})


def test_curator_submits_and_editor_publishes(curator, editor):
    paper = make_paper(status=Status.DRAFT)

    curator.post(step(paper, "submit"))
    editor.post(step(paper, "publish"))

    assert status_of(paper) == Status.PUBLISHED
    assert list(ChangeSet.objects.values_list("action", "by__username")[:2]) == [
        ("publish", "editor"),
        ("submit", "curator"),
    ]


def test_curator_may_not_publish(curator):
    paper = make_paper(status=Status.IN_REVIEW)

    button, action = curator.post(step(paper, "publish")), bulk(curator, "publish", paper)

    assert button.status_code == 403
    assert words(action) == ["No action selected."]
    assert status_of(paper) == Status.IN_REVIEW


def test_submitter_may_not_publish_her_own(editor):
    paper = make_paper(status=Status.DRAFT)
    editor.post(step(paper, "submit"))

    response = editor.post(step(paper, "publish"))

    assert words(response)[-1].endswith("A second person publishes it.")
    assert status_of(paper) == Status.IN_REVIEW


def test_refusal_says_what_is_missing(curator):
    lesson = make_lesson(status=Status.DRAFT)

    response = curator.post(step(lesson, "submit"))

    assert "give the lesson at least one theme" in words(response)[0]
    assert status_of(lesson) == Status.DRAFT


def test_withdrawal_asks_for_a_reason(editor):
    paper = make_paper()

    asked = editor.get(step(paper, "withdraw"))
    empty = editor.post(step(paper, "withdraw"), {"reason": " "})
    given = editor.post(step(paper, "withdraw"), {"reason": "retracted"})

    assert 'name="reason"' in asked.content.decode()
    assert "Give a reason" in empty.content.decode()
    assert given.status_code == 302
    paper.refresh_from_db()
    assert (paper.status, paper.withdrawn_reason) == (Status.WITHDRAWN, "retracted")


def test_restored_record_is_a_draft_that_keeps_its_address(editor):
    paper = make_paper()
    editor.post(step(paper, "withdraw"), {"reason": "retracted"})

    editor.post(step(paper, "restore"), {"reason": "reinstated"})

    assert status_of(paper) == Status.DRAFT
    page = editor.get(reverse("admin:evidence_paper_change", args=[paper.pk])).content.decode()
    assert 'name="slug"' not in page


def test_sent_back_to_its_author(editor):
    paper = make_paper(status=Status.IN_REVIEW)

    editor.post(step(paper, "send-back"), {"reason": "no pages"})

    assert status_of(paper) == Status.DRAFT


def test_a_step_is_never_taken_by_opening_an_address(editor):
    paper = make_paper(status=Status.IN_REVIEW)

    assert editor.get(step(paper, "publish")).status_code == 405
    assert status_of(paper) == Status.IN_REVIEW


def test_unknown_step_is_not_found(editor):
    assert editor.post(f"{LIST}{make_paper().pk}/step/shred/").status_code == 404


def test_bulk_says_how_many_were_refused_and_why(editor):
    papers = [make_paper(1, status=Status.IN_REVIEW), make_paper(2, status=Status.DRAFT), make_paper(3)]

    response = bulk(editor, "publish", *papers)

    said = words(response)
    assert said[:2] == ["1 paper published.", "2 were refused."]
    assert {sentence.split(":")[0] for sentence in said[2:]} == {"Paper 2", "Paper 3"}
    assert [status_of(paper) for paper in papers] == [Status.PUBLISHED, Status.DRAFT, Status.PUBLISHED]


def test_bulk_withdrawal_asks_once_for_a_reason(editor):
    papers = [make_paper(1), make_paper(2)]

    asked = bulk(editor, "withdraw", *papers)
    bulk(editor, "withdraw", *papers, reason="one source")

    assert "Paper 1" in asked.content.decode()
    assert set(Paper.objects.values_list("status", "withdrawn_reason")) == {("withdrawn", "one source")}


def test_buttons_are_those_that_lead_on(editor, curator):
    paper = make_paper(status=Status.IN_REVIEW)
    page = reverse("admin:evidence_paper_change", args=[paper.pk])

    assert [move.name for move in editor.get(page).context["moves"]] == ["publish", "send-back"]
    assert curator.get(page).context["moves"] == []
