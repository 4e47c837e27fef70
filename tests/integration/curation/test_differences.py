"""What a work would change, told in words; and choosing field by field where two people changed the same."""

import pytest

from evidence.curation.actions import (
    Choice,
    Take,
    accept_work,
    propose,
    rebase_work,
    take_back_work,
)
from evidence.curation.differences import read_differences
from evidence.curation.errors import NotAllowed, NotComplete, Overtaken, Refusal, WrongStage
from evidence.curation.rows import plain_rows
from evidence.enums import WorkStage
from evidence.models import Lesson, LessonEvidence, LessonTheme
from tests.factories import (
    make_curator,
    make_lesson,
    make_lesson_evidence,
    make_paper,
    make_theme,
    save,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    lesson = make_lesson(statement="Savings come late", explanation="At first it costs.")
    save(LessonTheme(lesson=lesson, theme=make_theme(label="Money")))
    make_lesson_evidence()
    return lesson


def change(lesson, by, **changes):
    lesson.refresh_from_db()
    for name, value in changes.items():
        setattr(lesson, name, value)
    return propose(plain_rows([lesson]), by=by, form="test", title="A change", reason="Better.", about=lesson)


@pytest.fixture
def clashing(lesson, curator, reviewer):
    """A work whose explanation and kind another curator has changed meanwhile."""
    mine = change(lesson, curator, explanation="Mine.", statement="Savings come very late", kind="barrier")
    theirs = change(lesson, make_curator("other"), explanation="Theirs.", kind="gap")
    accept_work(theirs, by=reviewer)
    return mine


def test_changed_fields_are_told_with_their_labels_and_the_words_of_choices(lesson, curator):
    work = change(lesson, curator, kind="barrier", explanation="")

    (row,) = read_differences(work)

    assert (row.verb, row.what, row.title) == ("changes", "lesson", "Savings come late")
    assert [(field.label, field.before, field.after) for field in row.fields] == [
        ("Explanation", "At first it costs.", ""),
        ("Kind", "Caution", "Barrier"),
    ]


def test_new_rows_name_each_other_and_what_is_there_by_its_name(curator):
    lesson = Lesson(slug="trust", statement="Trust comes first", kind="principle", verification="source-text")
    theme = LessonTheme(lesson=lesson, theme=make_theme(label="Trust"))
    evidence = LessonEvidence(
        lesson=lesson, paper=make_paper(title="A paper"), stance="supports", verification="source-text"
    )
    work = propose(plain_rows([lesson, theme, evidence]), by=curator, form="test", title="New", reason="")

    told = {row.what: row for row in read_differences(work)}

    assert {row.verb for row in told.values()} == {"adds"}
    assert told["lesson"].title == "Trust comes first"
    assert [field.after for field in told["lesson theme"].fields] == ["Trust comes first", "Trust"]
    assert {field.label: field.after for field in told["lesson evidence"].fields}["Paper"] == "A paper"


def test_links_are_taken_away_and_records_withdrawn(lesson, curator):
    link, evidence = LessonTheme.objects.get(), LessonEvidence.objects.get()
    other = LessonTheme(lesson=lesson, theme=make_theme(2))
    work = propose(plain_rows([other], [link, evidence]), by=curator, form="test", title="t", reason="", about=lesson)

    told = [(row.verb, row.what, row.title) for row in read_differences(work)]

    assert told[1:] == [
        ("takes away", "lesson theme", "Savings come late: Money"),
        ("withdraws", "lesson evidence", f"{evidence.paper} supports “Savings come late”"),
    ]


def test_a_clash_tells_what_they_wrote_and_who_did_it_when_and_why(clashing, lesson):
    (row,) = read_differences(clashing)

    clashes = {field.name: field.clash for field in row.fields if field.clash}
    assert {name: clash.theirs for name, clash in clashes.items()} == {
        "explanation": "Theirs.",
        "kind": "Gap in knowledge",
    }
    assert {str(clash.change_set.by) for clash in clashes.values()} == {"other"}
    assert {str(clash.change_set.accepted_by) for clash in clashes.values()} == {"reviewer"}


def test_what_was_accepted_is_told_as_it_was_and_clashes_no_more(lesson, curator, reviewer):
    work = change(lesson, curator, explanation="Mine.")
    accept_work(work, by=reviewer)
    accept_work(change(lesson, curator, explanation="Later."), by=reviewer)

    (row,) = read_differences(work)

    assert [(field.before, field.after, field.clash) for field in row.fields] == [("At first it costs.", "Mine.", None)]


def test_choosing_field_by_field_keeps_mine_takes_theirs_and_lets_the_work_be_accepted(clashing, curator, reviewer):
    with pytest.raises(Overtaken):
        accept_work(clashing, by=reviewer)

    rebase_work(
        clashing,
        by=curator,
        saves=0,
        choices={(0, "explanation"): Choice(Take.MINE), (0, "kind"): Choice(Take.THEIRS)},
    )
    assert clashing.stage == WorkStage.HANDED_IN
    accept_work(clashing, by=reviewer)

    found = Lesson.objects.get()
    assert (found.statement, found.explanation, found.kind) == ("Savings come very late", "Mine.", "gap")


def test_a_new_text_joins_both(clashing, curator, reviewer):
    choices = {(0, "explanation"): Choice(Take.EDITED, "Theirs. Mine."), (0, "kind"): Choice(Take.EDITED, "principle")}

    rebase_work(clashing, by=curator, saves=0, choices=choices)
    accept_work(clashing, by=reviewer)

    found = Lesson.objects.get()
    assert (found.explanation, found.kind) == ("Theirs. Mine.", "principle")


def test_a_value_that_the_field_refuses_changes_nothing(clashing, curator):
    before = clashing.rows

    with pytest.raises(Refusal, match="Kind"):
        rebase_work(clashing, by=curator, saves=0, choices={(0, "kind"): Choice(Take.EDITED, "nonsense")})

    clashing.refresh_from_db()
    assert (clashing.rows, clashing.saves) == (before, 0)


def test_a_handed_in_work_is_not_left_with_half_of_its_clashes(clashing, curator):
    with pytest.raises(Overtaken, match="explanation"):
        rebase_work(clashing, by=curator, saves=0, choices={(0, "kind"): Choice(Take.MINE)})


def test_an_open_work_keeps_the_clashes_that_nobody_has_decided(clashing, curator):
    take_back_work(clashing, by=curator)

    rebase_work(clashing, by=curator, saves=0, choices={(0, "kind"): Choice(Take.MINE)})

    (row,) = read_differences(clashing)
    assert [field.name for field in row.fields if field.clash] == ["explanation"]


def test_nothing_left_to_change_is_refused(lesson, curator):
    work = change(lesson, curator, explanation="Mine.")

    with pytest.raises(NotComplete, match="Put the work aside"):
        rebase_work(work, by=curator, saves=0, choices={(0, "explanation"): Choice(Take.THEIRS)})


def test_only_its_owner_chooses_and_not_over_another_window(clashing, curator, reviewer):
    choices = {(0, "explanation"): Choice(Take.MINE), (0, "kind"): Choice(Take.MINE)}

    with pytest.raises(NotAllowed):
        rebase_work(clashing, by=reviewer, saves=0, choices=choices)
    rebase_work(clashing, by=curator, saves=0, choices=choices)
    with pytest.raises(WrongStage, match="another window"):
        rebase_work(clashing, by=curator, saves=0, choices=choices)
