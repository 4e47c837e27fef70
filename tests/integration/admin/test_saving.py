"""One save of a form is one change set; what is invalid leaves nothing behind."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evidence.curation.actions import accept_work
from evidence.enums import Status
from evidence.models import (
    ChangeSet,
    Lesson,
    LessonEvidence,
    LessonTheme,
    Paper,
    Programme,
    ProgrammeSuccession,
    WorkInProgress,
)
from evidence.search import read_criteria, search
from tests.factories import (
    make_editor,
    make_lesson,
    make_lesson_evidence,
    make_paper,
    make_programme,
    make_theme,
    save,
)

ADD_LESSON = "/admin/evidence/lesson/add/"


def change_page(record):
    return reverse(f"admin:evidence_{record._meta.model_name}_change", args=[record.pk])


def row(prefix, number, **values):
    return {f"{prefix}-{number}-{name}": value for name, value in values.items()}


@pytest.fixture
def new_lesson(curator, read_form):
    """What a curator sends who enters a lesson with a theme and a source."""
    data = read_form(curator.get(ADD_LESSON))
    data |= {"statement": "Savings come late", "kind": "caution", "theme_links-0-theme": make_theme().pk}
    data |= {"evidence-TOTAL_FORMS": 1}
    return data | row("evidence", 0, paper=make_paper().pk, stance="supports", verification="recalled", locator="p. 3")


def test_new_record_with_links_is_one_change_set(curator, new_lesson):
    before = ChangeSet.objects.count()

    response = curator.post(ADD_LESSON, new_lesson)

    assert response.status_code == 302
    lesson = Lesson.objects.get()
    made = ChangeSet.objects.latest("pk")
    assert ChangeSet.objects.count() == before + 1
    assert (made.by, made.action) == (curator.user, "create")
    histories = (lesson.history, LessonTheme.history, LessonEvidence.history)
    assert [past.get().change_set for past in histories] == [made, made, made]


def test_new_record_and_its_evidence_are_drafts_with_an_address(curator, new_lesson):
    curator.post(ADD_LESSON, {**new_lesson, "status": "published", "evidence-0-status": "published"})

    lesson = Lesson.objects.get()
    assert (lesson.status, lesson.slug) == (Status.DRAFT, "savings-come-late")
    assert lesson.evidence.get().status == Status.DRAFT


def test_draft_is_found_by_no_search(curator, new_lesson, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        known = make_lesson(statement="Savings come early")
    with django_capture_on_commit_callbacks(execute=True):
        curator.post(ADD_LESSON, new_lesson)

    found = search(read_criteria(QueryDict("q=savings")))

    assert Lesson.objects.count() == 2
    assert [(hit.kind, hit.record) for hit in found.hits] == [("lesson", known.pk)]


def test_invalid_form_leaves_nothing(curator, new_lesson):
    before = ChangeSet.objects.count()

    response = curator.post(ADD_LESSON, {**new_lesson, "evidence-0-paper": ""})

    assert response.status_code == 200
    assert (Lesson.objects.count(), LessonTheme.objects.count(), ChangeSet.objects.count()) == (0, 0, before)


def test_row_that_the_database_refuses_brings_the_form_back(editor, read_form):
    first, second = make_programme(1), make_programme(2, status=Status.DRAFT)
    save(ProgrammeSuccession(programme=first, predecessor=second))
    before = ChangeSet.objects.count()
    data = read_form(editor.get(change_page(second)))

    response = editor.post(
        change_page(second),
        {**data, "sponsor": "typed", "change_reason": "x", "predecessor_links-0-predecessor": first.pk},
    )

    assert "above itself" in response.content.decode()
    assert 'value="typed"' in response.content.decode()
    assert (Programme.objects.get(pk=second.pk).sponsor, ChangeSet.objects.count()) == ("", before)


def test_saving_without_a_change_leaves_no_change_set(editor, read_form):
    paper = make_paper(status=Status.DRAFT)
    before = ChangeSet.objects.count()

    response = editor.post(change_page(paper), read_form(editor.get(change_page(paper))))

    assert response.status_code == 302
    assert ChangeSet.objects.count() == before


def test_revising_what_is_published_needs_a_reason_and_a_second_person(editor, read_form):
    paper = make_paper()
    data = {**read_form(editor.get(change_page(paper))), "title": "Renamed"}

    without = editor.post(change_page(paper), data)
    with_reason = editor.post(change_page(paper), {**data, "change_reason": "misprint"})

    work = WorkInProgress.objects.get()
    assert (without.status_code, with_reason.status_code) == (200, 302)
    assert (Paper.objects.get().title, work.stage, work.reason) == ("Paper 1", "handed-in", "misprint")
    accept_work(work, by=make_editor("second"))
    assert (Paper.objects.get().title, ChangeSet.objects.latest("pk").reason) == ("Renamed", "misprint")


def test_links_of_what_is_published_wait_for_a_second_person_too(editor, read_form):
    lesson = make_lesson()
    link, theme = save(LessonTheme(lesson=lesson, theme=make_theme())), make_theme(2)
    make_lesson_evidence(lesson=lesson)
    data = {**read_form(editor.get(change_page(lesson))), "change_reason": "theme"}

    editor.post(change_page(lesson), {**data, "theme_links-0-DELETE": "on", "theme_links-1-theme": theme.pk})

    assert list(LessonTheme.objects.all()) == [link]
    accept_work(WorkInProgress.objects.get(), by=make_editor("second"))
    assert [row.theme for row in LessonTheme.objects.all()] == [theme]


def test_what_the_database_would_refuse_is_said_when_it_is_handed_in(editor, read_form):
    first, second = make_programme(1), make_programme(2)
    save(ProgrammeSuccession(programme=first, predecessor=second))
    data = {**read_form(editor.get(change_page(second))), "sponsor": "typed", "change_reason": "x"}

    response = editor.post(change_page(second), {**data, "predecessor_links-0-predecessor": first.pk})

    assert "above itself" in response.content.decode()
    assert 'value="typed"' in response.content.decode()
    assert not WorkInProgress.objects.exists()


def test_status_and_slug_of_a_published_record_stay(editor, read_form):
    paper = make_paper()
    data = {**read_form(editor.get(change_page(paper))), "status": "draft", "slug": "other", "year": "2001"}

    editor.post(change_page(paper), {**data, "change_reason": "year"})
    accept_work(WorkInProgress.objects.get(), by=make_editor("second"))

    paper.refresh_from_db()
    assert (paper.status, paper.slug, paper.year) == (Status.PUBLISHED, "paper-1", 2001)


def test_curator_reads_but_does_not_change_what_waits_for_review(curator):
    paper = make_paper(status=Status.IN_REVIEW)

    page, sent = curator.get(change_page(paper)), curator.post(change_page(paper), {"title": "Mine"})

    assert page.status_code == 200
    assert not page.context["has_change_permission"]
    assert 'name="title"' not in page.content.decode()
    assert (sent.status_code, Paper.objects.get().title) == (403, "Paper 1")


def test_published_evidence_of_a_draft_is_not_changed_by_a_curator(curator, read_form):
    lesson = make_lesson(status=Status.DRAFT)
    evidence = make_lesson_evidence(lesson=lesson)
    data = read_form(curator.get(change_page(lesson)))

    curator.post(change_page(lesson), {**data, "level": "micro", "evidence-0-stance": "contradicts"})

    evidence.refresh_from_db()
    lesson.refresh_from_db()
    assert (lesson.level, evidence.stance) == ("micro", "supports")


def test_link_is_removed_and_its_history_stays(editor, read_form):
    lesson = make_lesson(status=Status.DRAFT)
    link = save(LessonTheme(lesson=lesson, theme=make_theme()))
    data = read_form(editor.get(change_page(lesson)))

    editor.post(change_page(lesson), {**data, "theme_links-0-DELETE": "on"})

    assert not LessonTheme.objects.exists()
    last = LessonTheme.history.filter(id=link.pk).latest()
    assert (last.history_type, last.change_set) == ("-", ChangeSet.objects.latest("pk"))


def test_evidence_is_not_removed(editor, read_form):
    lesson = make_lesson(status=Status.DRAFT)
    make_lesson_evidence(lesson=lesson)
    data = read_form(editor.get(change_page(lesson)))

    editor.post(change_page(lesson), {**data, "evidence-0-DELETE": "on"})

    assert LessonEvidence.objects.count() == 1


def test_rows_that_stand_as_they_were_cost_nothing_more(editor, read_form):
    lesson = make_lesson(status=Status.DRAFT)
    asked = []
    for number in (1, 2, 3):
        make_lesson_evidence(number, lesson=lesson)
        data = read_form(editor.get(change_page(lesson)))
        with CaptureQueriesContext(connection) as queries:
            editor.post(change_page(lesson), data)
        asked.append(len(queries))

    assert asked[0] == asked[1] == asked[2]
