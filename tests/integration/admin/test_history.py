"""The history of a record says who changed what, when and why, with its links and parts."""

import pytest
from django.urls import reverse

from evidence.curation.changes import change
from evidence.enums import Status
from evidence.models import LessonTheme
from tests.factories import make_lesson, make_lesson_evidence, make_theme, save, the_user


def history_of(client, record, **query):
    return client.get(reverse(f"admin:evidence_{record._meta.model_name}_history", args=[record.pk]), query)


def revise(record, reason="", **values):
    for name, value in values.items():
        setattr(record, name, value)
    with change(by=the_user("Ada"), action="revise", reason=reason) as open_change:
        open_change.save(record)
    return open_change.change_set


def test_tells_who_when_why_and_what(curator):
    lesson = make_lesson()
    made = revise(lesson, "clearer", statement="Savings come late", level="micro")

    page = history_of(curator, lesson)

    version = page.context["versions"][0]
    assert version.change_set == made
    assert [(field.label, field.before, field.after) for field in version.rows[0].fields] == [
        ("Statement", "Lesson 1", "Savings come late"),
        ("Level", "", "Micro: people and teams"),
    ]
    text = page.content.decode()
    assert all(word in text for word in ("Ada", "Because: clearer", "revise", "Savings come late"))


def test_tells_of_links_and_parts_newest_first(curator):
    lesson = make_lesson()
    save(LessonTheme(lesson=lesson, theme=make_theme()))
    evidence = make_lesson_evidence(lesson=lesson)
    revise(evidence, stance="qualifies")

    versions = history_of(curator, lesson).context["versions"]

    told = [[(row.what, row.verb) for row in version.rows] for version in versions]
    assert told == [
        [("lesson evidence", "changed")],
        [("lesson evidence", "added")],
        [("lesson theme", "added")],
        [("lesson", "added")],
    ]
    assert [field.after for field in versions[2].rows[0].fields] == ["Theme 1"]


def test_asks_as_often_for_a_long_history(curator, django_assert_num_queries):
    lesson = make_lesson()
    for number in (1, 2, 3):
        save(LessonTheme(lesson=lesson, theme=make_theme(number)))
        revise(lesson, explanation=str(number))
        if number != 2:
            with django_assert_num_queries(16):
                history_of(curator, lesson)


def test_is_paged(curator):
    lesson = make_lesson()
    for number in range(20):
        revise(lesson, explanation=f"Version {number}")

    assert len(history_of(curator, lesson).context["versions"]) == 20
    assert len(history_of(curator, lesson, p=2).context["versions"]) == 1
    assert history_of(curator, lesson, p="nonsense").status_code == 200


def test_removed_link_is_told(curator):
    lesson = make_lesson(status=Status.DRAFT)
    link = save(LessonTheme(lesson=lesson, theme=make_theme()))
    with change(by=the_user(), action="revise") as open_change:
        open_change.remove_link(link)

    row = history_of(curator, lesson).context["versions"][0].rows[0]

    assert (row.what, row.verb, row.fields[0].before) == ("lesson theme", "removed", "Theme 1")


@pytest.mark.parametrize("number", ["999999", "nonsense"])
def test_unknown_record_is_no_fault(number, curator):
    assert curator.get(f"/admin/evidence/lesson/{number}/history/").status_code == 302
