"""Misspelt words find what was meant, and a question that finds nothing is offered ways on."""

from urllib.parse import urlencode

import pytest

from tests.asking import ask, found

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

MISSPELT = {
    "torbey": "torbay",
    "multidisiplinary": "multidisciplinary",
    "torbey care trust": "torbay care trust",
    "pooled budgits": "pooled budgets",
    "laedership": "leadership",
    "ntegration": "integration",
    "xtorbay": "torbay",
    "jorbay": "torbay",
}


def question(q: str, **more: str) -> str:
    return urlencode({"q": q, **more})


@pytest.mark.parametrize(("typed", "meant"), MISSPELT.items())
def test_misspelt_word_finds_what_was_meant_and_says_so(typed, meant):
    results = ask(question(typed))

    assert found(question(typed)) == found(question(meant))
    assert results.total > 0
    assert results.suggestion == meant
    wrong, right = set(typed.split()) - set(meant.split()), set(meant.split()) - set(typed.split())
    assert [(each.typed, each.meant) for each in results.corrected] == [(wrong.pop(), right.pop())]


def test_spelling_is_left_as_typed_when_asked_for():
    results = ask(question("torbey", spelling="off"))

    assert (results.total, results.corrected, results.suggestion) == (0, (), "torbay")
    assert ask(question("torbey")).criteria.as_typed().query_string() == "q=torbey&spelling=off"


@pytest.mark.parametrize("q", ["torbay", "pooled budgets", "section 75", "EHCH", "s75", "12345", "zzz", "organization"])
def test_right_or_hopeless_word_is_not_corrected(q):
    assert (ask(question(q)).corrected, ask(question(q)).suggestion) == ((), None)


@pytest.mark.parametrize(
    ("q", "suggestion"),
    [
        ("torbey AND multidisiplinary AND care", "torbay AND multidisciplinary AND care"),
        ('"torbey care trust"', '"torbay care trust"'),
        ("title:torbey", "title:torbay"),
    ],
)
def test_exact_question_is_obeyed_and_its_spelling_suggested(q, suggestion):
    results = ask(question(q))

    assert (results.total, results.corrected, results.suggestion) == (0, (), suggestion)


def test_question_without_its_rarest_word_is_offered_with_its_count():
    results = ask(question("xyzzyqqq AND budgets AND torbay"))

    assert results.total == 0
    assert results.fewer.left_out == ("xyzzyqqq",)
    assert results.fewer.criteria.q == "budgets AND torbay"
    assert results.fewer.total == ask(results.fewer.criteria.query_string()).total > 0


def test_nearest_themes_are_offered():
    assert "pooled-budgets" in [theme.slug for theme in ask(question('"budgets pooled xyzzyqqq"')).near_themes]


def test_question_that_finds_something_is_offered_nothing_else():
    results = ask(question("pooled budgets"))

    assert (results.fewer, results.near_themes, results.corrected, results.suggestion) == (None, (), (), None)


def test_name_that_nothing_has_is_said():
    assert ask(question("theme:xyzzyqqq")).notices == ("No theme is called “xyzzyqqq”.",)


def test_words_of_filters_alone_offer_nothing_wrong():
    results = ask(question("budgets", place="torbay", theme="rural", kind="place"))

    assert results.total == len(found(question("budgets", place="torbay", theme="rural", kind="place")))
