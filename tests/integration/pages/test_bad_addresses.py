"""Nonsense in an address gives a page: the results with what was ignored, or 404; never a server error."""

from urllib.parse import quote

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

NASTY = {
    "null byte": "%00",
    "null byte in a word": "car%00e",
    "bad utf-8": "%ff%fe%80",
    "cut utf-8": "%E2%82",
    "lone percent": "%",
    "percent word": "%zz%",
    "newlines": "%0d%0aSet-Cookie:%20a=b",
    "sql": "'%20OR%201=1;%20DROP%20TABLE%20evidence_lesson;--",
    "sql union": "1%20UNION%20SELECT%20password%20FROM%20auth_user",
    "script": "%3Cscript%3Ealert(1)%3C/script%3E",
    "attribute": "%22%20onmouseover=%22alert(1)",
    "template": "%7B%7B7*7%7D%7D%7B%25%20debug%20%25%7D",
    "format": "%25s%25n%25(count)s%7B0%7D",
    "right to left": "%E2%80%AEgnitset",
    "combining marks": "e" + "%CC%81" * 300,
    "emoji": "%F0%9F%91%A9%E2%80%8D%E2%9A%95%EF%B8%8F",
    "surrogate": "%ED%A0%80",
    "quotes": "%22%22%22",
    "parser signs": quote('+-&&||!(){}[]^"~*?:\\/'),
    "open range": quote("[* TO *] year:[2010 TO"),
    "field names": quote("key:state kind:lesson record:1 pair:x"),
    "regex": quote("/.*(.*)+$/"),
    "wildcards": "****",
    "path": "..%2F..%2F..%2Fetc%2Fpasswd",
    "very long word": "a" * 5_000,
    "many words": "care+" * 1_500,
    "only stop words": "the+of+and",
    "only signs": "...---...",
    "identifier": "10.0000/",
    "doi alone": "doi",
    "negative": "-1",
    "zero": "0",
    "huge number": "9" * 40,
    "exponent": "1e9",
    "other digits": "%D9%A1%D9%A2",
    "not a number": "NaN",
    "list": "[]",
    "boolean": "true",
    "comma": "a,b,,c",
    "plus": "+",
}
PARAMETERS = [
    "q",
    "page",
    "page_size",
    "sort",
    "whole",
    "kind",
    "programme",
    "year",
    "nation",
    "confidence",
    "unheard_of",
]
each_nasty = pytest.mark.parametrize("value", NASTY.values(), ids=NASTY)


@each_nasty
def test_nonsense_in_any_parameter_gives_the_results(value, client):
    for parameter in PARAMETERS:
        response = client.get(f"/search/?{parameter}={value}")
        assert response.status_code == 200, parameter


@each_nasty
def test_nonsense_in_all_parameters_gives_the_results_and_says_what_was_ignored(value, client):
    response = client.get("/lessons/?" + "&".join(f"{name}={value}" for name in PARAMETERS))

    assert response.status_code == 200
    assert "Ignored, because the library does not know it:" in response.content.decode()


@each_nasty
def test_nonsense_in_a_parameter_of_the_api_gives_an_answer(value, client):
    response = client.get("/api/v1/search?" + "&".join(f"{name}={value}" for name in PARAMETERS))

    assert response.status_code == 200
    assert response.json()["ignored"] != []


@each_nasty
def test_nonsense_in_a_path_is_not_found(value, client):
    answers = [
        client.get(address).status_code for address in (f"/lessons/{value}/", f"/{value}/x", f"/places/{value}/")
    ]

    assert answers == [404, 404, 404]


@pytest.mark.parametrize("page", ["0", "-1", "501", "999999", "1.5", "two"])
def test_page_that_cannot_be_is_ignored(page, client):
    response = client.get("/search/", {"page": page})

    assert f"<code>page: {page}</code>" in response.content.decode()


def test_page_beyond_the_last_says_where_the_last_is(client):
    response = client.get("/policies/", {"page": 400})

    assert response.status_code == 200
    assert "There is no page this far on" in response.content.decode()


def test_parameter_given_twice_is_answered_once(client):
    response = client.get("/search/?q=care&q=trust&page=1&page=2&sort=title&sort=newest")

    assert response.status_code == 200


def test_choice_given_many_times_counts_once(client):
    response = client.get("/api/v1/search?" + "&".join(["kind=lesson"] * 300))

    assert response.json()["total"] == client.get("/api/v1/search?kind=lesson").json()["total"]


def test_more_parameters_than_any_question_has_are_no_server_error(client):
    assert client.get("/search/?" + "a=1&" * 2_000).status_code < 500


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("address", ["/lessons/lesson-savings-elusive/", "/api/v1/search"])
def test_other_methods_are_refused(method, address, client):
    assert getattr(client, method)(address).status_code == 405
