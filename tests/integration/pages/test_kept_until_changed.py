"""A change ends what was kept of pages, at once and for every reader."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evidence.search import kept_since_change, snapshot
from evidence.search.locks import WRITING
from evidence.web.templates import day
from tests.asking import ask
from tests.factories import make_lesson, make_lesson_evidence, make_paper, make_place
from tests.factories.saving import save
from tests.locking import somebody_else

pytestmark = pytest.mark.usefixtures("committing")


def queries_of(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.fixture
def lesson():
    lesson = make_lesson(1)
    make_lesson_evidence(1, lesson=lesson, paper=make_paper(1, title="The paper as first written"))
    ask()
    return lesson


def test_kept_page_asks_less(lesson, client):
    first, second = (queries_of(client, "/lessons/lesson-1/") for _ in range(2))

    assert second < first


def test_change_of_a_neighbour_is_on_the_next_page(lesson, client):
    paper = lesson.evidence.get().paper
    assert "The paper as first written" in client.get("/lessons/lesson-1/").content.decode()
    paper.title = "The paper as corrected"
    save(paper)

    body = client.get("/lessons/lesson-1/").content.decode()

    assert ("The paper as corrected" in body, "The paper as first written" in body) == (True, False)


def test_citation_names_the_day_on_which_it_is_read(lesson, client, monkeypatch):
    client.get("/lessons/lesson-1/")
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)

    assert f"cited {day(tomorrow)}" in client.get("/lessons/lesson-1/").content.decode()


def test_change_is_on_the_next_card(lesson, client):
    assert "lesson-1" in client.get("/lessons/").content.decode()
    lesson.explanation = "An explanation that was added."
    save(lesson)

    assert "An explanation that was added." in client.get("/lessons/").content.decode()


def test_nothing_is_kept_while_the_index_is_behind(lesson, client):
    client.get("/lessons/lesson-1/")
    with somebody_else(WRITING):
        lesson.explanation = "Written while the index waits."
        save(lesson)
        bodies = [client.get("/lessons/lesson-1/").content.decode() for _ in range(2)]
        kept = kept_since_change("pages", most=10)

    assert ["Written while the index waits." in body for body in bodies] == [True, True]
    assert kept == {}


def test_the_oldest_goes_when_too_much_is_kept(lesson):
    kept = kept_since_change("numbers", most=2)
    kept.update({1: "one", 2: "two"})
    assert kept_since_change("numbers", most=2) == {1: "one", 2: "two"}
    kept[3] = "three"

    assert kept_since_change("numbers", most=2) == {2: "two", 3: "three"}
    assert snapshot.memory.latest.kept("others", most=2) == {}


def test_place_of_one_reader_is_not_shown_to_the_next(lesson, client):
    make_place(1, name="Quaggaton")
    ask()

    bodies = [client.get(f"/lessons/lesson-1/{query}").content.decode() for query in ("", "?like=place-1", "")]

    assert ["Quaggaton" in body for body in bodies] == [False, True, False]
    assert bodies[0] == bodies[2]
