"""The page that explains the search shows examples that work."""

import pytest
from django.http import QueryDict

from evidence.browse.search_examples import ALL_EXAMPLES
from evidence.search import read_criteria, search
from evidence.search.language import parse
from tests.visiting import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]


@pytest.mark.parametrize("example", ALL_EXAMPLES, ids=lambda example: example.text)
def test_example_is_understood_or_says_why_not(example):
    question = parse(example.text)

    assert question.tree is not None
    assert bool(question.notices) == example.has_notice, list(map(str, question.notices))


@pytest.mark.parametrize("example", ALL_EXAMPLES, ids=lambda example: example.text)
def test_example_finds_something(example):
    assert search(read_criteria(QueryDict(example.query))).total > 0


def test_every_example_is_a_link(client):
    links = read(client.get("/help/search/").content.decode()).links

    assert {f"/search/?{example.query}" for example in ALL_EXAMPLES} <= set(links)
