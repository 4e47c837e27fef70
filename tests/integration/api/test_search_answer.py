"""The answer of the API: the promised names, the declared schema, and the limits."""

import json

import pytest

from evidence.api.search import Answer
from evidence.search import KINDS
from evidence.search.catalogue import FACETS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

ADDRESS = "/api/v1/search"
QUESTIONS = ["", "?q=pooled+budgets", "?q=xyzzyqqq", "?q=%3Cb%3E&theme=none&page=9", "?kind=lesson&programme=vanguards"]
NAMES = ["query", "total", "page", "page_size", "results", "facets", "expanded", "suggestion", "ignored"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_answer_has_the_promised_names(question, client):
    answer = client.get(ADDRESS + question).json()

    assert list(answer) == NAMES
    assert {tuple(result) for result in answer["results"]} <= {("kind", "id", "title", "url", "snippet", "score")}
    assert {tuple(facet) for facet in answer["facets"].values()} == {("label", "values")}
    values = [value for facet in answer["facets"].values() for value in facet["values"]]
    assert {tuple(value) for value in values} <= {("value", "label", "count", "selected")}


@pytest.mark.parametrize("question", QUESTIONS)
def test_answer_is_what_the_schema_says(question, client):
    body = client.get(ADDRESS + question).content

    read = Answer.model_validate_json(body, strict=True)

    assert json.loads(read.model_dump_json()) == json.loads(body)


def test_answer_names_every_facet(client):
    assert list(client.get(ADDRESS).json()["facets"]) == ["kind", *FACETS]


def test_result_is_the_record_of_its_id(client):
    results = client.get(f"{ADDRESS}?q=torbay&page_size=100").json()["results"]

    for result in results:
        record = KINDS[result["kind"]].model.objects.get(slug=result["id"])
        assert (result["title"], result["url"]) == (str(record), record.get_absolute_url())
    assert len(results) > 20


@pytest.mark.parametrize(("asked", "given"), [("100", 100), ("101", 20), ("0", 20), ("-5", 20), ("x", 20), ("7", 7)])
def test_page_size_is_at_most_a_hundred(asked, given, client):
    answer = client.get(f"{ADDRESS}?page_size={asked}").json()

    assert (answer["page_size"], len(answer["results"])) == (given, given)
    assert answer["ignored"] == ([] if str(given) == asked else [f"page_size: {asked}"])


def test_pages_together_list_every_record_once(client):
    answers = [client.get(f"{ADDRESS}?kind=lesson&page_size=30&page={page}").json() for page in range(1, 5)]

    found = [result["id"] for answer in answers for result in answer["results"]]
    assert len(found) == len(set(found)) == answers[0]["total"]


def test_what_is_not_understood_is_named(client):
    answer = client.get(f"{ADDRESS}?theme=none&theme=leadership&sort=best&colour=red&page=two").json()

    assert sorted(answer["ignored"]) == ["colour: red", "page: two", "sort: best", "theme: none"]
    assert answer["total"] == client.get(f"{ADDRESS}?theme=leadership").json()["total"]


def test_chosen_values_are_marked(client):
    values = client.get(f"{ADDRESS}?nation=wales").json()["facets"]["nation"]["values"]

    assert [value["value"] for value in values if value["selected"]] == ["wales"]


def test_query_is_given_back_as_it_was_read(client):
    assert client.get(f"{ADDRESS}?q=%20pooled%00%20budgets%0A").json()["query"] == "pooled budgets"


def test_snippet_marks_words_and_escapes_the_rest(client):
    results = client.get(f"{ADDRESS}?q=savings").json()["results"]

    snippets = [result["snippet"] for result in results if result["snippet"]]
    assert [snippet.count("<mark>") > 0 for snippet in snippets] == [True] * len(snippets)
    bare = [snippet.replace("<mark>", "").replace("</mark>", "") for snippet in snippets]
    assert [text for text in bare if "<" in text or ">" in text] == []


def test_other_words_that_were_searched_are_named(client):
    assert client.get(f"{ADDRESS}?q=ICS").json()["expanded"] == ["integrated care system"]
    assert client.get(f"{ADDRESS}?q=ICS&expand=off").json()["expanded"] == []


def test_mended_question_is_given_back(client):
    answer = client.get(f"{ADDRESS}?q=torbey").json()

    assert (answer["query"], answer["suggestion"]) == ("torbey", "torbay")
    assert answer["total"] == client.get(f"{ADDRESS}?q=torbay").json()["total"]
    assert client.get(f"{ADDRESS}?q=torbey&spelling=off").json()["total"] == 0


def test_what_was_not_understood_of_the_words_is_named_too(client):
    answer = client.get(f"{ADDRESS}?q=theme:nosuch&colour=red").json()

    assert answer["ignored"] == ["colour: red", "No theme is called “nosuch”."]
