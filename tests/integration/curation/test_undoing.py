"""Undoing a whole change, restoring a version, merging, and erasing."""

import pytest

from evidence.curation.actions import (
    BuiltOn,
    accept_work,
    erase_record,
    merge_records,
    restore_version,
    undo_change_set,
)
from evidence.curation.changes import change
from evidence.curation.errors import NotAllowed, NotComplete, Refusal
from evidence.enums import Status
from evidence.models import (
    ChangeSet,
    Erasure,
    Lesson,
    LessonEvidence,
    LessonTheme,
    MovedAddress,
    Paper,
    historical_rows,
)
from tests.factories import (
    make_administrator,
    make_curator,
    make_lesson,
    make_lesson_evidence,
    make_paper,
    make_theme,
    make_user,
    save,
)

pytestmark = pytest.mark.django_db


def last_change():
    return ChangeSet.objects.latest("pk")


def test_undo_gives_fields_and_links_back_what_they_held(editor):
    lesson = make_lesson(statement="Savings come late")
    old, new = save(LessonTheme(lesson=lesson, theme=make_theme())), make_theme(2)
    with change(by=editor, action="revise") as open_change:
        lesson.statement = "Savings come early"
        open_change.save(lesson)
        open_change.remove_link(LessonTheme.objects.get())
        open_change.save(LessonTheme(lesson=lesson, theme=new))

    undone = undo_change_set(last_change(), by=editor, reason="Wrong lesson.")

    assert Lesson.objects.get().statement == "Savings come late"
    assert list(LessonTheme.objects.values_list("theme")) == [(old.theme_id,)]
    assert (undone.action, undone.reason, undone.undoes.action) == ("undo", "Wrong lesson.", "revise")


def test_undo_of_an_undo_brings_it_back(editor):
    lesson = make_lesson(statement="Savings come late")
    with change(by=editor, action="revise") as open_change:
        lesson.statement = "Savings come early"
        open_change.save(lesson)
    undone = undo_change_set(last_change(), by=editor, reason="Wrong.")

    undo_change_set(undone, by=editor, reason="Right after all.")

    assert Lesson.objects.get().statement == "Savings come early"


def test_undo_withdraws_the_records_that_a_change_made(editor):
    paper = make_paper()

    undo_change_set(last_change(), by=editor, reason="Imported by mistake.")

    paper.refresh_from_db()
    assert (paper.status, paper.withdrawn_reason) == (Status.WITHDRAWN, "Imported by mistake.")


def test_undo_is_refused_where_a_later_change_touched_the_same_row(editor):
    paper = make_paper(title="First")
    made = last_change()
    paper.title = "Second"
    save(paper)

    with pytest.raises(BuiltOn, match="was changed again"):
        undo_change_set(made, by=editor, reason="Mistake.")

    assert Paper.objects.get().status == Status.PUBLISHED


def test_undo_is_refused_where_something_was_tied_to_a_record(editor):
    paper = make_paper()
    made = last_change()
    make_lesson_evidence(paper=paper)

    with pytest.raises(BuiltOn, match="belongs to"):
        undo_change_set(made, by=editor, reason="Mistake.")


def test_nothing_is_undone_twice_without_a_reason_or_by_a_curator(editor):
    make_paper()
    made = last_change()

    with pytest.raises(NotAllowed):
        undo_change_set(made, by=make_curator(), reason="Mistake.")
    with pytest.raises(Refusal, match="reason"):
        undo_change_set(made, by=editor, reason=" ")
    undo_change_set(made, by=editor, reason="Mistake.")
    with pytest.raises(Refusal, match="already"):
        undo_change_set(made, by=editor, reason="Mistake.")


def test_a_version_of_a_public_record_is_restored_through_review(editor):
    lesson = make_lesson(statement="Savings come late")
    save(LessonTheme(lesson=lesson, theme=make_theme()))
    make_lesson_evidence(lesson=lesson)
    then = last_change()
    with change(by=editor, action="revise") as open_change:
        lesson.statement = "Savings come early"
        open_change.save(lesson)
        open_change.remove_link(LessonTheme.objects.get())
        open_change.save(LessonTheme(lesson=lesson, theme=make_theme(2)))

    work = restore_version(lesson, then, by=editor, reason="It was right.")
    assert Lesson.objects.get().statement == "Savings come early"
    accept_work(work, by=make_user("reviewer", "reviewer"))

    assert Lesson.objects.get().statement == "Savings come late"
    assert [link.theme.slug for link in LessonTheme.objects.all()] == [make_lesson_theme_slug()]


def make_lesson_theme_slug():
    return historical_rows(LessonTheme).order_by("history_id").first().theme.slug


def test_a_version_of_a_draft_is_restored_at_once(editor):
    lesson = make_lesson(statement="First", status=Status.DRAFT)
    then = last_change()
    lesson.statement = "Second"
    save(lesson)

    assert restore_version(lesson, then, by=editor, reason="Better.") is None
    assert Lesson.objects.get().statement == "First"
    with pytest.raises(NotComplete, match="already stands"):
        restore_version(lesson, then, by=editor, reason="Better.")


@pytest.fixture
def twins():
    first = make_paper(1, slug="first", title="One title", doi="10.1000/one")
    second = make_paper(2, slug="second", title="One title, longer", pmid="123")
    make_lesson_evidence(1, paper=first, locator="p. 1")
    make_lesson_evidence(1, paper=second, locator="p. 1")
    make_lesson_evidence(2, paper=second, locator="p. 2")
    return first, second


def test_merging_moves_every_link_once(twins, editor):
    first, second = twins

    merge_records(first, second, by=editor, reason="The same.", chosen={"title": second.title, "pmid": "123"})

    first.refresh_from_db(), second.refresh_from_db()
    kept = LessonEvidence.objects.filter(status=Status.PUBLISHED)
    assert {row.paper_id for row in kept} == {first.pk}
    assert sorted(kept.values_list("locator", flat=True)) == ["p. 1", "p. 2"]
    assert (first.title, first.doi, first.pmid) == ("One title, longer", "10.1000/one", "123")
    assert (second.status, second.pmid) == (Status.WITHDRAWN, None)


def test_the_old_address_leads_to_the_survivor(twins, editor, client):
    first, second = twins

    merge_records(first, second, by=editor, reason="The same.")

    response = client.get("/papers/second/")
    assert (response.status_code, response.headers["Location"]) == (301, "/papers/first/")
    assert response.headers["Cache-Control"] == "no-cache"


def test_a_merge_can_be_undone(twins, editor, client):
    first, second = twins
    merged = merge_records(first, second, by=editor, reason="The same.", chosen={"pmid": "123"})

    undo_change_set(merged, by=editor, reason="Two papers after all.")

    first.refresh_from_db(), second.refresh_from_db()
    assert (first.pmid, second.pmid, second.status) == (None, "123", Status.PUBLISHED)
    assert LessonEvidence.objects.filter(paper=second, status=Status.PUBLISHED).count() == 2
    assert not MovedAddress.objects.exists()
    assert client.get("/papers/second/").status_code == 200


def test_different_kinds_are_not_merged(twins, editor):
    with pytest.raises(Refusal, match="same kind"):
        merge_records(twins[0], make_lesson(9), by=editor, reason="The same.")


def test_only_an_administrator_erases_and_the_erasure_stays(editor):
    paper = make_paper(slug="a-paper")

    with pytest.raises(NotAllowed):
        erase_record(paper, by=editor, reason="A court said so.")
    erase_record(paper, by=make_administrator(), reason="A court said so.")

    assert not Paper.objects.exists()
    assert not historical_rows(Paper).exists()
    assert list(Erasure.objects.values_list("kind", "slug", "reason")) == [("paper", "a-paper", "A court said so.")]


def test_what_others_need_is_not_erased(twins):
    with pytest.raises(Refusal, match="Other records need it"):
        erase_record(twins[0], by=make_administrator(), reason="A court said so.")

    assert Paper.objects.filter(pk=twins[0].pk).exists()
