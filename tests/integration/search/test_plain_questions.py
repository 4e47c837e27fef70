"""Questions as people ask them: the records that answer come first, in the field's words or in everyday ones."""

from urllib.parse import urlencode

import pytest

from evidence.models import Lesson, Paper, Theme
from tests.asking import ask, found

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

SLUGS = {"lesson": Lesson, "theme": Theme, "paper": Paper}


def question(q: str, **more: str) -> str:
    return urlencode({"q": q, **more})


def first(q: str, most: int, **more: str) -> list[str]:
    hits = ask(question(q, **more)).hits[:most]
    return [SLUGS[hit.kind].objects.get(pk=hit.record).slug if hit.kind in SLUGS else hit.kind for hit in hits]


@pytest.mark.parametrize(
    ("q", "answer", "within"),
    [
        ("does pooling budgets cut admissions", "lesson-pooled-budget-not-sufficient", 1),
        ("how long before we see results", "lesson-time-underestimated", 1),
        ("should we merge the trusts", "lesson-structure-not-first", 3),
    ],
)
def test_lesson_that_answers_a_question_comes_first(q, answer, within):
    assert answer in first(q, within)


def test_question_finds_more_than_a_page_whatever_its_words():
    assert ask(question("should we merge the trusts")).total > 20


def test_words_of_a_question_that_say_little_decide_nothing():
    plain = found(question("which tools predict risk", expand="off"))

    assert found(question("which good tools help anybody to really predict risk", expand="off")) == plain


def test_everyday_words_search_those_of_the_field_and_say_so():
    expanded = ask(question("should we merge the trusts")).expanded

    assert [(each.word, each.meanings[0]) for each in expanded] == [("merge", "merger")]


def test_everyday_words_are_left_alone_where_only_the_typed_ones_are_wanted():
    assert ask(question("should we merge the trusts", expand="off")).expanded == ()


def test_key_words_are_not_taken_for_a_question():
    assert ask(question("merge trusts")).expanded == ()


def test_paper_that_is_cited_by_its_authors_and_year_comes_first():
    assert first("Mason 2015", 1) == ["mason-2015"]
    assert "williams-sullivan-2009-faces" in first("Williams and Sullivan 2009", 2)


def test_of_two_words_one_that_very_many_records_have_need_not_be_there():
    alone, beside, both_common = (
        found(question(q, expand="off")) for q in ("reablement", "reablement services", "hospital services")
    )

    assert beside == alone
    assert both_common == found(question("hospital AND services"))
