"""A change to what readers see: handed in, accepted by a second person, and live as one change."""

import pytest

from evidence.curation.actions import (
    accept_work,
    begin_work,
    discard_work,
    hand_in_work,
    keep_work,
    propose,
    reopen_work,
    save_records,
    send_back_work,
    take_back_work,
    withdraw_record,
)
from evidence.curation.errors import NeedsReview, NotAllowed, NotComplete, Overtaken, Refusal, WrongStage
from evidence.curation.rows import plain_rows
from evidence.enums import Status, WorkStage
from evidence.models import ChangeSet, Lesson, LessonEvidence, LessonTheme, Paper, PaperType, WorkInProgress
from tests.factories import (
    make_curator,
    make_editor,
    make_lesson,
    make_lesson_evidence,
    make_paper,
    make_theme,
    make_user,
    save,
    the_term,
    the_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    lesson = make_lesson(statement="Savings come late", explanation="At first it costs.")
    save(LessonTheme(lesson=lesson, theme=make_theme()))
    make_lesson_evidence()
    return lesson


def handed_in(lesson, by, **changes):
    for name, value in changes.items():
        setattr(lesson, name, value)
    return propose(plain_rows([lesson]), by=by, form="test", title="A change", reason="Better words.", about=lesson)


def test_a_proposed_change_is_seen_by_no_reader_before_it_is_accepted(lesson, curator, client):
    handed_in(lesson, curator, explanation="It costs for years.")

    assert Lesson.objects.get().explanation == "At first it costs."
    assert "for years" not in client.get(lesson.get_absolute_url()).content.decode()


def test_accepting_is_one_change_by_its_author_accepted_by_the_reviewer(lesson, curator, reviewer):
    work = handed_in(lesson, curator, explanation="It costs for years.")
    before = ChangeSet.objects.count()

    accept_work(work, by=reviewer)

    made = ChangeSet.objects.latest("pk")
    assert Lesson.objects.get().explanation == "It costs for years."
    assert ChangeSet.objects.count() == before + 1
    assert (made.by, made.accepted_by, made.reason) == (curator, reviewer, "Better words.")
    assert (work.stage, work.accepted_as) == (WorkStage.ACCEPTED, made)
    assert lesson.history.latest().change_set == made


def test_nobody_accepts_their_own_work(lesson, reviewer):
    work = handed_in(lesson, reviewer, explanation="It costs for years.")

    with pytest.raises(NotAllowed, match="second person"):
        accept_work(work, by=reviewer)

    assert Lesson.objects.get().explanation == "At first it costs."


def test_a_library_kept_by_one_person_lets_them(lesson, reviewer, settings):
    settings.REVIEW_REQUIRED = False

    accept_work(handed_in(lesson, reviewer, explanation="It costs for years."), by=reviewer)

    assert Lesson.objects.get().explanation == "It costs for years."


def test_a_curator_cannot_accept(lesson, curator):
    work = handed_in(lesson, curator, explanation="It costs for years.")

    with pytest.raises(NotAllowed):
        accept_work(work, by=make_curator("another"))


@pytest.mark.parametrize("role", ["curator", "reviewer", "editor", "administrator"])
def test_no_role_changes_directly_what_readers_see(lesson, role):
    lesson.explanation = "Changed."

    with pytest.raises(NeedsReview):
        save_records(by=make_user("somebody", role), save=[lesson])


def test_a_link_between_published_records_needs_review_too(lesson, curator):
    with pytest.raises(NeedsReview):
        save_records(by=curator, save=[LessonTheme(lesson=lesson, theme=make_theme(2))])


def test_new_records_and_links_that_name_each_other_go_live_together(curator, reviewer):
    lesson = Lesson(slug="trust-first", statement="Trust comes first", kind="principle", verification="source-text")
    theme = LessonTheme(lesson=lesson, theme=make_theme())
    evidence = LessonEvidence(lesson=lesson, paper=make_paper(), stance="supports", verification="source-text")
    work = propose(plain_rows([evidence, theme, lesson]), by=curator, form="test", title="New", reason="")

    accept_work(work, by=reviewer)

    found = Lesson.objects.get(slug="trust-first")
    assert (found.status, found.evidence.get().status) == (Status.PUBLISHED, Status.PUBLISHED)
    assert list(found.themes.all()) == [theme.theme]


def test_what_is_not_complete_is_not_handed_in(curator):
    lesson = Lesson(slug="trust-first", statement="Trust comes first", kind="principle", verification="source-text")
    before = ChangeSet.objects.count()

    with pytest.raises(NotComplete, match="at least one theme"):
        propose(plain_rows([lesson]), by=curator, form="test", title="New", reason="")

    assert (Lesson.objects.count(), WorkInProgress.objects.count(), ChangeSet.objects.count()) == (0, 0, before)


def test_one_new_paper_entered_twice_goes_live_once(curator, reviewer):
    works = [
        propose(
            plain_rows([Paper(title=title, type=the_term(PaperType), doi="10.5555/new", verification="source-text")]),
            by=by,
            form="test",
            title=title,
            reason="",
        )
        for number, (title, by) in enumerate([("As Ada has it", curator), ("As Bea has it", make_curator("bea"))])
    ]
    accept_work(works[0], by=reviewer)

    with pytest.raises(Refusal, match=r"DOI 10\.5555/new is that of “As Ada has it”"):
        accept_work(works[1], by=reviewer)

    works[1].refresh_from_db()
    assert [paper.title for paper in Paper.objects.all()] == ["As Ada has it"]
    assert works[1].stage == WorkStage.HANDED_IN


def test_what_has_lost_what_it_needs_does_not_go_live(curator, reviewer):
    lesson = Lesson(slug="trust-first", statement="Trust comes first", kind="principle", verification="source-text")
    theme = LessonTheme(lesson=lesson, theme=make_theme())
    paper = make_paper()
    evidence = LessonEvidence(lesson=lesson, paper=paper, stance="supports", verification="source-text")
    work = propose(plain_rows([lesson, theme, evidence]), by=curator, form="test", title="New", reason="")
    withdraw_record(paper, by=make_editor(), reason="Retracted.")

    with pytest.raises(NotComplete, match="its paper is withdrawn"):
        accept_work(work, by=reviewer)

    assert not Lesson.objects.exists()
    assert WorkInProgress.objects.get().stage == WorkStage.HANDED_IN


def test_links_are_taken_away_and_records_below_are_withdrawn(lesson, curator, reviewer):
    link, evidence = LessonTheme.objects.get(), LessonEvidence.objects.get()
    other = LessonTheme(lesson=lesson, theme=make_theme(2))
    work = propose(
        plain_rows([other], [link, evidence]), by=curator, form="test", title="t", reason="Wrong paper.", about=lesson
    )

    accept_work(work, by=reviewer)

    evidence.refresh_from_db()
    assert [row.theme for row in LessonTheme.objects.all()] == [other.theme]
    assert (evidence.status, evidence.withdrawn_reason) == (Status.WITHDRAWN, "Wrong paper.")


def test_a_field_that_somebody_else_changed_meanwhile_stops_everything(lesson, curator, reviewer):
    mine = handed_in(lesson, curator, explanation="Mine.", statement="Savings come very late")
    lesson.refresh_from_db()
    accept_work(handed_in(lesson, make_curator("other"), explanation="Theirs."), by=reviewer)

    with pytest.raises(Overtaken, match="explanation") as refusal:
        accept_work(mine, by=reviewer)

    assert [(conflict.field, conflict.theirs) for conflict in refusal.value.conflicts] == [("explanation", "Theirs.")]
    assert Lesson.objects.get().statement == "Savings come late"


def test_changes_of_different_fields_do_not_disturb_each_other(lesson, curator, reviewer):
    mine = handed_in(lesson, curator, statement="Savings come very late")
    lesson.refresh_from_db()
    accept_work(handed_in(lesson, make_curator("other"), explanation="Theirs."), by=reviewer)

    accept_work(mine, by=reviewer)

    found = Lesson.objects.get()
    assert (found.statement, found.explanation) == ("Savings come very late", "Theirs.")


def test_sent_back_with_an_answer_and_handed_in_again(lesson, curator, reviewer):
    work = handed_in(lesson, curator, explanation="It costs for years.")

    with pytest.raises(NotComplete):
        send_back_work(work, by=reviewer, answer=" ")
    send_back_work(work, by=reviewer, answer="Say how many years.")
    assert (work.stage, work.answer, work.reviewer) == (WorkStage.OPEN, "Say how many years.", reviewer)

    hand_in_work(work, by=curator, rows=plain_rows([lesson]))
    assert work.stage == WorkStage.HANDED_IN


def test_only_its_owner_changes_a_work(lesson, curator):
    work = handed_in(lesson, curator, explanation="It costs for years.")

    with pytest.raises(NotAllowed):
        take_back_work(work, by=make_curator("other"))
    take_back_work(work, by=curator)
    discard_work(work, by=curator)
    reopen_work(work, by=curator)

    assert work.stage == WorkStage.OPEN


def test_what_is_typed_is_kept_and_two_windows_do_not_overwrite_each_other(curator):
    work = begin_work(by=curator, form="test", title="New paper")

    saves = keep_work(work, by=curator, typed={"title": "Half a ti"}, saves=0)
    with pytest.raises(WrongStage, match="another window"):
        keep_work(work, by=curator, typed={"title": "Other window"}, saves=0)

    work.refresh_from_db()
    assert (saves, work.typed) == (1, {"title": "Half a ti"})


def test_nothing_to_change_is_not_handed_in(lesson, curator):
    with pytest.raises(NotComplete, match="Nothing would change"):
        propose(plain_rows([lesson]), by=curator, form="test", title="t", reason="", about=lesson)

    assert not WorkInProgress.objects.exists()


def test_a_reader_begins_nothing(db):
    with pytest.raises(NotAllowed):
        begin_work(by=the_user(), form="test")
