"""Any text at all gives an answer, and comes back as text and never as part of the page."""

from html import escape
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.search import choices_of
from tests.asking import count_in_database
from tests.visiting import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

few = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
NASTY = {
    "html": "<script>alert(1)</script>",
    "attribute": '"><img src=x onerror=alert(1)>',
    "closing": "</title></textarea><svg onload=alert(1)>",
    "sql": "'; DROP TABLE evidence_lesson; --",
    "template": "{{ 7 * 7 }}{% debug %}",
    "right to left": "\u202etsurt\u202c \u2066integrated\u2069",
    "control": "".join(map(chr, range(32))) + "care\x7f\x85",
    "long": "pooled budgets " * 6_700,
    "long word": "x" * 100_000,
    "operators": 'AND OR NOT ( "care" ~ ^ * ? [a TO z] title: /.*/',
    "surrogates": "\ud83d",
}


@few
@given(st.text(max_size=200))
def test_any_text_gives_an_answer(text):
    response = Client().get("/api/v1/search", query_params={"q": text.encode("utf-8", "ignore").decode()})

    assert response.status_code == 200
    assert response.json()["total"] >= 0


@few
@given(st.text(st.sampled_from("<>\"'&;/=abc onload{}%"), max_size=60))
def test_any_text_comes_back_escaped(text):
    plain = Client().get("/search/?q=").content.decode()

    body = Client().get("/search/", {"q": text}).content.decode()

    assert read(body).inline == []
    assert body.count("<script") == plain.count("<script")
    assert escape(" ".join(text.split())).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in body


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("address", ["/search/", "/lessons/", "/themes/"])
def test_nasty_text_gives_an_answer(text, address, client):
    response = client.get(f"{address}?{urlencode({'q': text}, errors='replace')}")

    body = response.content.decode()
    assert response.status_code == 200
    assert "<script>alert" not in body
    assert "<img src=x" not in body


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_nasty_text_gives_an_answer_of_the_api_that_no_browser_reads_as_a_page(text, client):
    response = client.get(f"/api/v1/search?{urlencode({'q': text}, errors='replace')}")

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_nasty_choice_is_ignored_and_shown_as_text(text, client):
    body = client.get(f"/search/?{urlencode({'theme': text[:5_000], 'sort': text[:5_000]}, errors='replace')}").content

    assert read(body.decode()).inline == []
    assert b"Ignored, because the library does not know it" in body


@pytest.mark.parametrize("address", ["/search/", "/lessons/", "/api/v1/search"])
def test_two_hundred_choices_are_obeyed_and_those_that_do_not_exist_named(address, client):
    places = [*choices_of("place").labels][:150]
    chosen = [("place", place) for place in places] + [("place", f"no-such-place-{number}") for number in range(50)]

    response = client.get(f"{address}?{urlencode(chosen)}")

    assert response.status_code == 200
    assert "no-such-place-49" in response.content.decode()
    if address == "/api/v1/search":
        assert response.json()["total"] == count_in_database(urlencode(chosen[:150]))
