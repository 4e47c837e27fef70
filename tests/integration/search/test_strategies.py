"""Long strategies: stored once under a key made from their text, bounded in size, number and time."""

from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evidence.models import StoredQuestion
from evidence.search import StrategyGone, StrategyTooLong, read_strategy, store_strategy, strategies
from tests.asking import ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

LONG = "\n".join(f'"pooled budget {number}" OR budgets OR ' for number in range(200)) + "torbay"


def make_old(days: int) -> None:
    StoredQuestion.objects.update(last_used=timezone.localdate() - timedelta(days=days))


def test_same_text_has_the_same_key_and_one_row():
    assert store_strategy(LONG) == store_strategy(f"  {LONG}\r\n")
    assert StoredQuestion.objects.count() == 1
    assert read_strategy(store_strategy(LONG)) == "\n".join(line.strip() for line in LONG.splitlines())


def test_strategy_without_use_for_90_days_is_gone_and_makes_room():
    key = store_strategy(LONG)

    make_old(90)
    assert read_strategy(key)
    make_old(91)
    with pytest.raises(StrategyGone):
        read_strategy(key)
    store_strategy("another")

    assert [kept.text for kept in StoredQuestion.objects.all()] == ["another"]


def test_use_is_noted_once_a_day():
    key = store_strategy(LONG)
    make_old(5)

    read_strategy(key)
    with CaptureQueriesContext(connection) as queries:
        read_strategy(key)

    assert StoredQuestion.objects.get().last_used == timezone.localdate()
    assert len(queries) == 1


def test_full_store_drops_what_was_not_used_for_longest(monkeypatch):
    monkeypatch.setattr(strategies, "MOST_KEPT", 3)
    for days, text in enumerate(["one", "two", "three"]):
        key = store_strategy(text)
        StoredQuestion.objects.filter(key=key).update(last_used=timezone.localdate() - timedelta(days=10 - days))

    store_strategy("four")

    assert sorted(kept.text for kept in StoredQuestion.objects.all()) == ["four", "three", "two"]


def test_store_is_bounded():
    assert strategies.MOST_KEPT * strategies.MOST_BYTES <= 200_000_000


def test_strategy_above_100_kilobytes_is_refused():
    assert store_strategy("é" * 50_000)
    with pytest.raises(StrategyTooLong):
        store_strategy("é" * 50_001)


@pytest.mark.parametrize("key", ["nothing", "\x00", "'; DROP TABLE", "x" * 5_000, "é"])
def test_key_of_nothing_is_gone(key):
    with pytest.raises(StrategyGone):
        read_strategy(key)


def test_posted_strategy_goes_on_to_a_short_address_with_its_filters(client):
    response = client.post("/search/", {"q": LONG, "kind": ["lesson", "paper"], "sort": "newest", "page": "7"})

    assert response.status_code == 303
    asked = parse_qsl(urlsplit(response["Location"]).query)
    assert asked == [("strategy", store_strategy(LONG)), ("kind", "lesson"), ("kind", "paper"), ("sort", "newest")]
    assert len(response["Location"]) < 200


def test_short_question_that_is_posted_keeps_its_words_in_the_address(client):
    response = client.post("/search/", {"q": "pooled\nbudgets", "nation": "wales"})

    assert (response.status_code, response["Location"]) == (303, "/search/?q=pooled+budgets&nation=wales")
    assert StoredQuestion.objects.count() == 0


def test_stored_strategy_finds_what_its_words_find(client):
    key = store_strategy("pooled budgets")

    stored = client.get(f"/api/v1/search?strategy={key}").json()

    assert stored["total"] == client.get("/api/v1/search?q=pooled+budgets").json()["total"] > 0
    assert stored["query"] == "pooled budgets"


def test_filters_and_pages_of_a_stored_strategy_keep_its_key(client):
    key = store_strategy("care")

    body = client.get(f"/search/?strategy={key}&nation=england").content.decode()

    assert f'<input type="hidden" name="strategy" value="{key}">' in body
    assert f"/search/?strategy={key}&amp;nation=england&amp;page=2" in body
    assert f"/search/?strategy={key}&amp;nation=england&amp;sort=newest" in body
    assert "for a stored search strategy" in body
    assert f"/search/strategy/?strategy={key}" in body


def test_new_words_take_the_place_of_a_stored_strategy(client):
    key = store_strategy("care")

    results = client.get(f"/api/v1/search?strategy={key}&q=torbay").json()

    assert results["query"] == "torbay"


@pytest.mark.parametrize("address", ["/search/", "/lessons/", "/search/strategy/", "/search/count/", "/api/v1/search"])
def test_strategy_that_is_gone_answers_410_and_says_what_to_do(address, client):
    response = client.get(address, {"strategy": "0" * 20})

    assert response.status_code == 410
    text = response.content.decode()
    assert "no longer kept" in text
    assert "html" not in response["Content-Type"] or 'href="/search/strategy/"' in text


def test_strategy_too_long_comes_back_with_a_sentence_and_its_text(client):
    text = "care OR " * 13_000

    response = client.post("/search/", {"q": text})

    assert response.status_code == 413
    body = response.content.decode()
    assert "at most 100,000 can be searched" in body
    assert body.count("care OR ") == 13_000
    assert StoredQuestion.objects.count() == 0


def test_form_shows_a_stored_strategy_line_by_line_and_escaped(client):
    key = store_strategy("pooled\n</textarea><script>x</script>")

    body = client.get(f"/search/strategy/?strategy={key}").content.decode()

    assert ">\npooled\n&lt;/textarea&gt;&lt;script&gt;x" in body


def test_form_from_elsewhere_is_refused_with_a_page():
    response = Client(enforce_csrf_checks=True).post("/search/", {"q": LONG})

    assert response.status_code == 403
    assert "The form was not accepted" in response.content.decode()
    assert StoredQuestion.objects.count() == 0


def test_own_form_is_taken():
    client = Client(enforce_csrf_checks=True)
    token = client.get("/search/strategy/").content.decode().partition('csrfmiddlewaretoken" value="')[2][:64]

    response = client.post("/search/", {"q": LONG, "csrfmiddlewaretoken": token})

    assert response.status_code == 303
    assert "csrf" not in response["Location"]


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE evidence_lesson; --",
        "<script>alert(1)</script>",
        "\u202egnitset",
        "a\x00b\x07c",
        "\x00" * 3_000,
        "(" * 2_500,
    ],
)
def test_strategy_of_any_text_is_answered(text, client):
    response = client.post("/search/", {"q": text * 40 if len(text) < 100 else text}, follow=True)

    assert response.status_code == 200
    body = response.content.decode()
    assert "<script>alert" not in body
    assert "\x00" not in body


def test_more_choices_than_can_be_read_get_a_page_that_says_so(client):
    response = client.get("/search/?" + "kind=lesson&" * 6_000)

    assert response.status_code == 400
    assert "Choose fewer filters." in response.content.decode()


def test_request_that_is_too_large_gets_a_page_that_says_so(client):
    response = client.post("/search/", {"q": "care " * 600_000})

    assert response.status_code in {400, 413}
    assert "100,000" in response.content.decode()


NUMBERED = "1 telehealth\n2 telecare\n3 1 or 2"


@pytest.mark.parametrize("text", [NUMBERED, NUMBERED.replace("\n", "\r\n")])
def test_short_strategy_whose_lines_mean_something_keeps_them(text, client):
    address = client.post("/search/", {"q": text})["Location"]

    assert parse_qsl(urlsplit(address).query)[0][0] == "strategy"
    assert (
        client.get(f"/api/v1/search?{urlsplit(address).query}").json()["total"] == ask("q=telehealth OR telecare").total
    )


def test_short_question_on_several_lines_that_mean_nothing_stays_in_the_address(client):
    assert client.post("/search/", {"q": "telehealth\nOR telecare"})["Location"] == "/search/?q=telehealth+OR+telecare"


@pytest.mark.parametrize(
    "page", ["/search/", "/lessons/", "/search/count/", "/map/", "/map/evidence-map.csv", "/map/evidence-map.svg"]
)
def test_strategy_that_is_no_longer_kept_is_said_to_be_gone(page, client):
    assert client.get(f"{page}?strategy=unknown").status_code == 410
