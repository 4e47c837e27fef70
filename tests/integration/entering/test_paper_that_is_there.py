"""An evaluation of a paper that the library has: known by its title, and never a source of one lesson twice over."""

import pytest

from evidence.enums import Status, WorkStage
from tests.factories import make_lesson_evidence, make_paper, make_programme
from tests.integration.entering.typing import INITIATIVE, LINKED_LESSON, NEW_LESSON, begin, keep
from tests.visiting import read, signed_in, visit

pytestmark = pytest.mark.django_db

THERE = {"paper-doi": "10.1234/there", "paper-verification": "source-text"}
LINK = {**THERE, **LINKED_LESSON, **INITIATIVE}
TWIN = "This paper is a source of this lesson already, with the same stance"


@pytest.fixture
def paper(library):
    return make_paper(slug="there", title="A paper that is there", doi="10.1234/there")


def link(paper, library, **values):
    """Let the paper be a source already, as the row that is typed would."""
    values = {"stance": "qualifies", "locator": "p. 831", **values}
    return make_lesson_evidence(lesson=library.lesson, paper=paper, **values)


TWINS = {
    "the very same": ({}, {}),
    "no place there": ({"locator": ""}, {}),
    "no place here": ({}, {"lesson-2-locator": ""}),
    "same initiative": ({"initiative": "salford"}, {"lesson-2-about": "1"}),
    "same programme": (
        {"programme": "vanguards"},
        {"lesson-2-about": "programme", "paper-programme": "vanguards"},
    ),
    "the very same, withdrawn": ({"status": Status.WITHDRAWN, "withdrawn_reason": "Misread."}, {}),
}
OTHERS = {
    "another stance": ({"stance": "supports"}, {}),
    "another place": ({"locator": "p. 9"}, {}),
    "another initiative": ({}, {"lesson-2-about": "1"}),
    "withdrawn without a place": ({"locator": "", "status": Status.WITHDRAWN, "withdrawn_reason": "Misread."}, {}),
}


def subjects(values, library):
    known = {"salford": library.initiative, "vanguards": library.programme}
    return {name: known.get(value, value) for name, value in values.items()}


@pytest.mark.parametrize(("there", "typed"), TWINS.values(), ids=TWINS)
def test_one_more_link_of_the_same_is_refused(there, typed, paper, library, client):
    link(paper, library, **subjects(there, library))
    work = begin(client)

    answer = keep(client, work, {**LINK, **typed}, act="hand-in")

    work.refresh_from_db()
    assert (answer.status_code, work.stage) == (422, WorkStage.OPEN)
    assert "lesson-2-locator-e" in read(answer.text).ids
    assert TWIN in read(answer.text).text


@pytest.mark.parametrize(("there", "typed"), OTHERS.values(), ids=OTHERS)
def test_link_that_says_something_else_is_handed_in(there, typed, paper, library, client):
    link(paper, library, **subjects(there, library))
    work = begin(client)

    keep(client, work, {**LINK, **typed}, act="hand-in")

    work.refresh_from_db()
    assert work.stage == WorkStage.HANDED_IN


def test_another_programme_is_no_twin(paper, library, client):
    link(paper, library, programme=make_programme(slug="elsewhere", name="Elsewhere"))
    work = begin(client)

    keep(client, work, LINK, act="hand-in")

    work.refresh_from_db()
    assert work.stage == WorkStage.HANDED_IN


def test_form_says_that_the_paper_is_a_source_already(paper, library, client):
    work = begin(client)
    keep(client, work, LINK)
    before = visit(f"/curate/enter/{work.pk}/", client).text
    link(paper, library)

    after = visit(f"/curate/enter/{work.pk}/", client).text

    assert "this paper becomes one more source" in before
    assert "This paper is a source of it already (Qualifies, p. 831)." in after
    assert "this paper becomes one more source" not in after


def test_rows_of_one_form_are_no_twins_without_a_place(client, library):
    work = begin(client)
    again = {"lesson-3-lesson": "savings-late", "lesson-3-stance": "qualifies", "lesson-3-locator": ""}

    answer = keep(client, work, {**LINK, **again}, act="hand-in")

    assert answer.status_code == 422
    assert "lesson-3-locator-e" in read(answer.text).ids


def test_work_is_known_by_the_title_of_the_paper(paper, client, reviewer):
    work = begin(client)
    keep(client, work, {**THERE, **NEW_LESSON}, act="hand-in")

    work.refresh_from_db()
    assert (work.stage, work.title) == (WorkStage.HANDED_IN, "A paper that is there")
    assert "A paper that is there" in visit("/curate/works/", signed_in(reviewer)).text
