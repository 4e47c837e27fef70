"""The quality desk: every list holds what lacks something, nothing else, and is counted as it is listed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evidence.curation.actions import publish_record, submit_record
from evidence.curation.quality import BY_NAME, LISTS, STALE_AFTER, count_lists
from evidence.models import Initiative, LessonTheme
from tests.factories import (
    make_aim,
    make_curator,
    make_editor,
    make_initiative,
    make_lesson,
    make_lesson_evidence,
    make_outcome,
    make_paper,
    make_policy,
    make_programme,
    make_study,
    make_theme,
    save,
    the_lesson,
    the_paper,
)
from tests.visiting import visit

pytestmark = pytest.mark.django_db


def names(name: str) -> list[str]:
    return sorted(str(record) for record in BY_NAME[name].rows())


def test_each_list_has_a_name_of_its_own():
    assert len(BY_NAME) == len(LISTS)


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.name)
def test_a_list_opens_counts_what_it_shows_and_names_no_withdrawn_record(one, client):
    for make in (make_programme, make_paper, make_lesson, make_outcome, make_initiative, make_policy, make_aim):
        make(1)
        make(7, status="withdrawn", withdrawn_reason="Wrong.")
    make_lesson_evidence(1)
    client.force_login(make_curator())

    with CaptureQueriesContext(connection) as queries:
        page = visit(f"/curate/quality/{one.name}/", client)

    assert count_lists()[one.name] == one.rows().count()
    assert one.rows().filter(status="withdrawn").count() == 0
    assert page.text.count("History") == one.rows().count()
    assert len(queries) <= 15


def test_the_desk_shows_each_count_with_its_list(client):
    make_lesson(1)
    make_lesson(2)
    client.force_login(make_curator())

    with CaptureQueriesContext(connection) as queries:
        page = visit("/curate/quality/", client)

    assert "/curate/quality/lesson-no-theme/" in page.links
    assert "Lessons : no theme 2" in page.text
    assert len(queries) <= 15


def test_a_count_goes_down_as_the_record_is_mended():
    lesson = make_lesson(1)
    assert (count_lists()["lesson-no-theme"], count_lists()["lesson-no-source"]) == (1, 1)

    save(LessonTheme(lesson=lesson, theme=make_theme()))
    make_lesson_evidence(1)

    assert (count_lists()["lesson-no-theme"], count_lists()["lesson-no-source"]) == (0, 0)


def test_papers_of_one_study_are_a_single_source():
    study = make_study()
    make_lesson_evidence(1, lesson=the_lesson(1), paper=make_paper(1, study=study))
    make_lesson_evidence(2, lesson=the_lesson(1), paper=make_paper(2, study=study))
    make_lesson_evidence(3, lesson=the_lesson(2), paper=make_paper(3))
    make_lesson_evidence(4, lesson=the_lesson(2), paper=make_paper(4))

    assert names("lesson-single-source") == ["Lesson 1"]


def test_what_a_second_person_has_published_leaves_the_list():
    make_initiative(1)
    other = make_initiative(2, status="draft")
    submit_record(other, by=make_curator())
    publish_record(other, by=make_editor())

    assert names("initiative-no-second-reader") == ["Initiative 1"]


def test_what_nobody_has_touched_for_long_is_stale():
    make_initiative(1)
    make_initiative(2)
    Initiative.objects.filter(slug="initiative-1").update(updated_at=timezone.now() - STALE_AFTER - timedelta(days=1))

    assert names("initiative-stale") == ["Initiative 1"]


@pytest.mark.parametrize(("isbn", "is_broken"), [("9780306406157", False), ("9780306406158", True), (None, False)])
def test_an_isbn_is_broken_where_its_last_digit_does_not_fit(isbn, is_broken):
    paper = the_paper(1)
    with connection.cursor() as cursor:  # the field itself would refuse it
        cursor.execute("UPDATE evidence_paper SET isbn = %s WHERE id = %s", [isbn, paper.pk])

    assert names("paper-broken-identifier") == ([str(paper)] if is_broken else [])
