"""The results page: ranges of years, chips, orders and pages, and every state in the address."""

import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.http import QueryDict

from evidence.search import KINDS, read_criteria
from tests.asking import ask, count_in_database, counted, found
from tests.filters import STATE, body_of, chips, fieldsets, ticked, ways
from tests.visiting import read, visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]


def test_range_of_years_is_the_same_as_its_years(client):
    years = [year for year in counted()["year"] if 2010 <= int(year) <= 2015]
    single = "&".join(f"year={year}" for year in years)

    assert found("year_from=2010&year_to=2015") == found(single)
    assert ask("year_from=2010&year_to=2015").total == count_in_database(single)
    assert counted("year_from=2010&year_to=2015")["year"] == counted()["year"]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("year_from=2010&year_to=2015", "Year: 2010 to 2015"),
        ("year_from=2015&year_to=2010", "Year: 2010 to 2015"),
        ("year_from=2020", "Year: since 2020"),
        ("year_to=2005", "Year: up to 2005"),
        ("year_from=2012&year_to=2012", "Year: 2012"),
        ("year_from=2090", "Year: since 2090"),
    ],
)
def test_range_of_years_is_one_chip(query, text, client):
    assert chips(body_of(client, f"/search/?{query}")) == [(text, "/search/")]


def test_range_in_which_nothing_lies_finds_nothing():
    assert ask("year_from=2090").total == 0


@pytest.mark.parametrize("value", ["x", "-1", "20101", "2010.5", "٢٠١٠"])
def test_year_that_is_none_is_put_aside(value):
    results = ask(f"year_from={value}")

    assert results.criteria.ignored == (f"year_from: {value}",)
    assert results.total == ask().total


def test_chips_stand_in_the_order_of_the_page_and_each_takes_away_itself(client):
    shown = chips(body_of(client, f"/search/?{STATE}"))

    assert [text.partition(":")[0] for text, _ in shown] == ["“care”", "Programme", "Theme", "Nation", "Year", "Year"]
    state = set(parse_qsl(STATE))
    assert [state - set(parse_qsl(urlsplit(url).query)) for _, url in shown] == [
        {("q", "care")},
        {("programme", "vanguards")},
        {("theme", "funding")},
        {("nation", "england")},
        {("year_from", "2010"), ("year_to", "2015")},
        {("year", "2021")},
    ]
    assert [set(parse_qsl(urlsplit(url).query)) - state for _, url in shown] == [set()] * 6


def test_everything_is_cleared_but_order_and_page_size(client):
    assert ways(body_of(client, f"/search/?{STATE}"), "Clear all") == ["/search/?sort=newest&page_size=50"]


def test_filters_of_one_group_are_cleared_together(client):
    theme = fieldsets(body_of(client, "/search/?q=care&theme=funding&theme=leadership&nation=wales"))["theme"]

    assert ways(theme, "Clear these") == ["/search/?q=care&nation=wales"]


def test_page_restores_its_state_from_the_address_alone(client):
    body = body_of(client, f"/search/?{STATE}&page=2")

    chosen = {pair for pair in parse_qsl(STATE) if pair[0] in {"theme", "programme", "nation", "year"}}
    assert chosen == ticked(body)
    assert re.findall(r'name="year_(?:from|to)"[^>]*value="(\d+)"', body) == ["2010", "2015"]
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', body.partition('id="to-briefing"')[0])
    assert hidden == [("sort", "newest"), ("page_size", "50")]


def test_every_link_of_the_page_keeps_the_other_choices(client):
    links = [link for link in visit(f"/search/?{STATE}", client).links if link.startswith("/search/?")]

    states = [read_criteria(QueryDict(urlsplit(link).query)) for link in links]
    assert len(states) > 15
    assert [state.ignored for state in states] == [()] * len(states)
    assert {state.page_size for state in states} == {50}


def test_lesson_listed_by_a_pair_comes_with_the_rule(client):
    pair = body_of(client, "/papers/?programme=vanguards&theme=funding")
    single = body_of(client, "/papers/?programme=vanguards")
    rule = "A lesson or paper is listed only where programme and theme come from one and the same source."

    assert [rule in pair, rule in single, rule in body_of(client, "/outcomes/?programme=vanguards&nation=england")] == [
        True,
        False,
        False,
    ]


def test_titles_stand_from_a_to_z_over_all_pages():
    pages = [ask(f"kind=place&sort=title&page_size=100&page={page}") for page in (1, 2, 3, 4)]
    names = dict(KINDS["place"].model.objects.values_list("pk", "name"))

    listed = [names[hit.record] for results in pages for hit in results.hits]

    plain = [re.sub(r"[^a-z0-9 ]", "", name.lower().replace("-", " ")) for name in listed]
    assert len(listed) == ask("kind=place").total
    assert [name for name in plain if name.isascii()] == sorted(name for name in plain if name.isascii())


@pytest.mark.parametrize("sort", ["newest", "oldest", "evidence", "title", "relevance"])
def test_every_order_lists_the_same_records(sort):
    assert found(f"q=pooled+budgets&sort={sort}") == found("q=pooled+budgets")


def test_question_without_words_offers_no_best_match(client):
    assert "Best match first" not in body_of(client, "/lessons/")
    assert '<b aria-current="true">Most evidence first</b>' in body_of(client, "/lessons/")
    assert '<b aria-current="true">Best match first</b>' in body_of(client, "/lessons/?q=care")


def numbers(body: str) -> list[str]:
    nav = body.partition('<nav class="pages"')[2].partition("</nav>")[0]
    return re.findall(r"(?:</span>|aria-hidden=\"true\">)(\d+|…)<", nav)


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (1, ["1", "2", "…", "19"]),
        (3, ["1", "2", "3", "4", "…", "19"]),
        (4, ["1", "2", "3", "4", "5", "…", "19"]),
        (10, ["1", "…", "9", "10", "11", "…", "19"]),
        (19, ["1", "…", "18", "19"]),
    ],
)
def test_pages_are_numbered_with_the_first_and_the_last(page, shown, client):
    assert -(-ask("kind=place").total // 20) == 19

    assert numbers(body_of(client, f"/places/?page={page}")) == shown


def test_answer_of_one_page_has_no_numbers(client):
    assert '<nav class="pages"' not in body_of(client, "/lessons/?q=pooled+budgets+section&page_size=100&nation=wales")


def test_page_after_the_ten_thousandth_record_is_not_offered():
    results = replace(ask("page_size=100"), total=25_000)

    assert results.last_page == 100
    assert ask("page=101&page_size=100").criteria.ignored == ("page: 101",)


def test_count_of_the_button_is_the_total_of_the_search(client):
    for query in ("", "q=care", STATE, "kind=lesson&theme=funding"):
        assert client.get(f"/search/count/?{query}").json() == {"total": ask(query).total}


def test_words_are_marked_where_they_stand_and_nothing_else_is_markup(client):
    body = body_of(client, "/search/?q=pooled+budgets")

    assert "<mark>" in body
    assert read(body).inline == []
    assert "<b>pooled</b>" not in body
