"""Two people on one record: nobody saves over a change that they have not seen, and nobody loses what they typed."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection
from django.test import Client
from django.urls import reverse

from evidence.enums import Status
from evidence.models import LessonTheme, Paper
from tests.factories import make_editor, make_lesson, make_paper, make_theme, save


def change_page(record):
    return reverse(f"admin:evidence_{record._meta.model_name}_change", args=[record.pk])


def test_second_of_two_curators_is_told_and_loses_nothing(curator, editor, read_form):
    paper = make_paper(status=Status.DRAFT)
    hers, his = (read_form(person.get(change_page(paper))) for person in (editor, curator))
    editor.post(change_page(paper), {**hers, "publisher": "Sage", "change_reason": "checked"})

    refused = curator.post(change_page(paper), {**his, "publisher": "Wiley"})

    text = refused.content.decode()
    paper.refresh_from_db()
    assert paper.publisher == "Sage"
    assert "editor changed this record after you had opened it" in text
    assert 'value="Wiley"' in text
    again = curator.post(change_page(paper), {**read_form(refused), "publisher": "Wiley"})
    paper.refresh_from_db()
    assert (again.status_code, paper.publisher) == (302, "Wiley")


def test_a_link_added_meanwhile_is_noticed_too(curator, read_form):
    lesson = make_lesson(status=Status.DRAFT)
    data = read_form(curator.get(change_page(lesson)))
    save(LessonTheme(lesson=lesson, theme=make_theme()))

    response = curator.post(change_page(lesson), {**data, "level": "micro"})

    assert "changed this record after you had opened it" in response.content.decode()


def test_one_of_two_saves_is_told(committing, read_form):
    paper = make_paper(status=Status.DRAFT)
    address = change_page(paper)
    people = [Client(), Client()]
    for number, client in enumerate(people):
        client.force_login(make_editor(f"editor-{number}"))
    forms = [read_form(client.get(address)) for client in people]
    start = Barrier(2)

    def press_save(number):
        start.wait()
        try:
            return people[number].post(address, {**forms[number], "publisher": f"Publisher {number}"}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        codes = list(pool.map(press_save, (0, 1)))

    assert sorted(codes) == [200, 302]
    assert Paper.objects.get().publisher == f"Publisher {codes.index(302)}"
    assert Paper.history.count() == 2
