"""Every registered list and form opens, and no list asks the database once for each row."""

import pytest
from django.contrib import admin
from django.urls import reverse

from evidence import models
from evidence.models import Term
from tests import factories

REGISTERED = [model for model in admin.site._registry if model._meta.app_label == "evidence"]
# Change sets are only read, and readers send the corrections: neither is entered.
RECORDS = [model for model in REGISTERED if model not in {models.ChangeSet, models.Correction}]
FACTORY = {
    model: getattr(factories, f"make_{name}")
    for name, model in {
        "acronym": models.Acronym,
        "aim": models.Aim,
        "appraisal": models.Appraisal,
        "author": models.Author,
        "initiative": models.Initiative,
        "lesson": models.Lesson,
        "lesson_evidence": models.LessonEvidence,
        "organisation": models.Organisation,
        "outcome": models.Outcome,
        "paper": models.Paper,
        "place": models.Place,
        "policy": models.Policy,
        "programme": models.Programme,
        "study": models.Study,
        "theme": models.Theme,
    }.items()
}
# Session, account, two counts, the rows; and one for each filter whose choices are terms.
QUERIES_OF_A_LIST = 5
FILTERED_BY_TERM = {models.Lesson, models.Paper, models.Policy, models.Programme}


def make(model, number=1):
    return factories.make_term(model, number) if issubclass(model, Term) else FACTORY[model](number)


def address(model, page, *args):
    return reverse(f"admin:evidence_{model._meta.model_name}_{page}", args=args)


def test_every_record_is_registered():
    assert {model for model in RECORDS if not issubclass(model, Term)} == set(FACTORY)


@pytest.mark.parametrize("model", RECORDS)
def test_list_asks_as_often_for_three_records_as_for_one(model, administrator, django_assert_num_queries):
    for numbers in ([1], [2, 3]):
        for number in numbers:
            make(model, number)

        with django_assert_num_queries(QUERIES_OF_A_LIST + (model in FILTERED_BY_TERM)):
            response = administrator.get(address(model, "changelist"))

        assert response.status_code == 200
        assert len(response.context["cl"].result_list) == numbers[-1]


@pytest.mark.parametrize("model", RECORDS)
def test_list_can_be_searched(model, administrator):
    make(model)

    response = administrator.get(address(model, "changelist"), {"q": "nothing-like-this"})

    assert list(response.context["cl"].result_list) == []


@pytest.mark.parametrize("model", RECORDS)
def test_form_of_a_new_record_opens(model, curator):
    assert curator.get(address(model, "add")).status_code == 200


@pytest.mark.parametrize("model", RECORDS)
def test_form_and_history_of_a_record_open(model, editor):
    record = make(model)

    assert editor.get(address(model, "change", record.pk)).status_code == 200
    assert editor.get(address(model, "history", record.pk)).status_code == 200


@pytest.mark.parametrize("model", RECORDS)
def test_deletion_is_refused(model, administrator):
    record = make(model)
    asked = administrator.get(address(model, "delete", record.pk))

    confirmed = administrator.post(address(model, "delete", record.pk), {"post": "yes"})

    assert (asked.status_code, confirmed.status_code) == (403, 403)
    assert type(record).objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("model", RECORDS)
def test_deletion_is_no_bulk_action(model, administrator):
    record = make(model)

    administrator.post(address(model, "changelist"), {"action": "delete_selected", "_selected_action": record.pk})

    assert type(record).objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("model", REGISTERED)
def test_strangers_are_sent_to_sign_in(model, client, db):
    response = client.get(address(model, "changelist"))

    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")


def test_account_without_staff_mark_is_sent_to_sign_in(client, db):
    client.force_login(factories.make_user("reader"))

    assert client.get("/admin/").status_code == 302


def test_staff_without_role_sees_no_record(client, db):
    client.force_login(factories.make_user("clerk", is_staff=True))

    assert client.get(address(models.Lesson, "changelist")).status_code == 403


def test_form_of_a_long_lesson_asks_as_often_as_that_of_a_short_one(editor, django_assert_num_queries):
    lesson = factories.the_lesson()
    editor.get(address(models.Lesson, "change", lesson.pk))  # the number of the table is asked for once a process
    for number in (1, 2, 3):
        factories.make_lesson_evidence(number, lesson=lesson, initiative=factories.the_initiative(number))
        if number != 2:
            with django_assert_num_queries(12):
                editor.get(address(models.Lesson, "change", lesson.pk))


def test_change_set_tells_what_it_changed(editor):
    paper = factories.make_paper()
    change_set = models.ChangeSet.objects.latest("pk")

    page = editor.get(address(models.ChangeSet, "change", change_set.pk))

    assert f"created: paper {paper.title}" in page.content.decode()
    assert editor.get(address(models.ChangeSet, "add")).status_code == 403


@pytest.mark.parametrize("page", ["delete", "change"])
def test_change_set_is_never_changed(page, administrator):
    factories.make_paper()
    change_set = models.ChangeSet.objects.latest("pk")

    assert administrator.post(address(models.ChangeSet, page, change_set.pk), {"post": "yes"}).status_code == 403


def test_first_page_leads_to_ones_own_changes(editor):
    mine = factories.save(models.Author(family="Glasby"), by=editor.user)
    factories.make_paper()

    page = editor.get("/admin/evidence/changeset/", {"by__id__exact": editor.user.pk})

    assert f"by__id__exact={editor.user.pk}" in editor.get("/admin/").content.decode()
    assert [row.pk for row in page.context["cl"].result_list] == [mine.history.get().change_set_id]
