"""Who opens what somebody else is about to change is told, and what cannot be done is not offered."""

import pytest

from evidence.curation.actions import propose
from evidence.curation.rows import plain_rows
from evidence.models import LessonTheme
from tests.factories import make_curator, make_editor, make_lesson, make_lesson_evidence, make_theme, make_user, save
from tests.visiting import signed_in, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    lesson = make_lesson(1)
    save(LessonTheme(lesson=lesson, theme=make_theme(1)))
    make_lesson_evidence(1, lesson=lesson)
    return lesson


def propose_change(record, by=None, **values):
    for name, value in values.items():
        setattr(record, name, value)
    rows = plain_rows([record])
    return propose(rows, by=by or make_curator(), form="test", title="t", reason="More exact.", about=record)


def test_form_of_a_record_names_the_change_that_waits(lesson):
    work = propose_change(lesson, statement="Savings come late")

    page = visit(f"/admin/evidence/lesson/{lesson.pk}/change/", signed_in(make_user("reviewer", "reviewer")))

    assert "A change by curator waits for a reviewer." in page.text
    assert f"/curate/works/{work.pk}/" in page.links


def test_vocabulary_desk_names_the_change_that_waits():
    propose_change(make_theme(1), label="Money")

    page = visit("/curate/vocabulary/theme/terms/theme-1/", signed_in(make_editor()))

    assert "A change by curator waits for a reviewer." in page.text


def test_a_work_that_clashes_is_not_offered_for_acceptance(lesson):
    work = propose_change(lesson, statement="Savings come late")
    client = signed_in(make_user("reviewer", "reviewer"))
    before = visit(f"/curate/works/{work.pk}/", client).text
    lesson.statement = "Savings never come"
    save(lesson)

    after = visit(f"/curate/works/{work.pk}/", client).text

    assert [("Accept: let it go live" in text, "Send back" in text) for text in (before, after)] == [
        (True, True),
        (False, True),
    ]


def test_an_owner_takes_back_and_does_not_send_back(lesson):
    editor = make_editor()
    work = propose_change(lesson, by=editor, statement="Savings come late")

    text = visit(f"/curate/works/{work.pk}/", signed_in(editor)).text

    assert ("Take back" in text, "Send back" in text) == (True, False)


def test_merging_a_term_asks_into_which():
    make_theme(1)
    client = signed_in(make_editor())

    answer = client.post("/curate/vocabulary/theme/terms/theme-1/merge/", {"into": "", "reason": "The same."})

    assert "Choose the term that it is the same as." in answer.content.decode()
