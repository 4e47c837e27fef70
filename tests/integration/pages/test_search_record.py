"""The record of a search says what was asked and how it was read, and its numbers are those of the search."""

import re

import pytest
from django.db import connection
from django.http import QueryDict

from evidence.browse.search_record import record_of
from evidence.search import count_found, read_criteria, search, store_strategy
from tests.asking import ask
from tests.visiting import visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

SEARCHES = [
    "",
    "q=pooled+budgets",
    "q=pooled+budgets&nation=wales&nation=england",
    "q=care&kind=lesson&kind=paper&theme=funding&year_from=2010&year_to=2018",
    "q=%22care+home%22+OR+hospice&kind=paper",
    "q=mdt",
    "q=intergration",
    "q=care+torbay+xyzzyqqq+vanguard",
    "q=xyzzyqqq",
    "theme=funding&programme=vanguards&kind=lesson",
    "year=2012&year_from=2015",
    "q=care&expand=off&spelling=off&sort=newest&page=3&page_size=50",
    "q=title:care+NOT+home&nation=scotland",
    "q=care+AND&colour=blue&nation=atlantis",
]


def record(query: str):
    return record_of(read_criteria(QueryDict(query)))


def line(query: str, label: str) -> tuple[str, ...]:
    return next((line.texts for line in record(query).lines if line.label == label), ())


@pytest.mark.parametrize("query", SEARCHES)
def test_numbers_are_those_of_the_search(query):
    made, results = record(query), ask(query)

    assert made.total == results.total
    assert sum(kind.count for kind in made.kinds) == results.total
    assert made.steps[-1].count == results.total
    assert len(made.steps) == 1 + len(results.criteria.chosen)


@pytest.mark.parametrize("query", SEARCHES)
def test_each_number_leads_to_the_search_that_lists_so_many(query):
    made = record(query)

    for counted in (*made.steps, *made.kinds):
        assert ask(counted.url.partition("?")[2]).total == counted.count, counted.label


@pytest.mark.parametrize("query", SEARCHES)
def test_counting_alone_counts_what_the_search_counts(query):
    criteria = read_criteria(QueryDict(query))

    assert count_found(criteria) == search(criteria).total


@pytest.mark.parametrize("query", SEARCHES)
def test_page_shows_the_record_and_its_text(query, client):
    made = record(query)

    reading = visit(f"/search/record/?{query}", client)

    assert (f"http://testserver{made.results_url}".replace("http://testserver", ""), made.total) in reading.counts
    assert f"Records found (PRISMA-S item 15): {made.total:,}" in reading.text


def test_words_are_given_as_typed_and_as_read():
    query = "q=pooled+budgets+NOT+(care+OR+home*)"

    assert line(query, "Search as typed") == ("pooled budgets NOT (care OR home*)",)
    assert line(query, "As the library read it")[0] == "pooled AND budgets AND NOT (care OR home*)"


def test_other_words_and_corrections_are_named():
    assert "multidisciplinary" in " ".join(line("q=mdt", "Also searched")).lower()
    assert line("q=intergration", "Spelling") == ("integration was searched in place of intergration",)
    assert line("q=mdt&expand=off", "Also searched")[0].startswith("nothing")
    assert line("q=mdt&spelling=off", "Spelling") == ("searched as typed",)


def test_what_was_not_understood_is_named():
    texts = line("q=care&colour=blue&nation=atlantis", "What was not understood")

    assert texts == ("ignored: nation: atlantis", "ignored: colour: blue")


def test_limits_say_any_and_all():
    assert line("q=care&nation=wales&nation=england&kind=initiative&year_from=2010", "Limits") == (
        "Kind of record: Initiatives",
        "Nation: Wales or England",
        "Year: since 2010",
        "all of these limits together",
    )
    assert line("q=care&nation=england&year_from=2010", "Limits")[-1].endswith("come from one and the same source.")
    assert line("q=care", "Limits") == ("none",)


def test_moment_is_given_to_the_minute_in_universal_time():
    assert re.fullmatch(r"\d{1,2} \w+ 20\d\d, \d\d:\d\d UTC", line("q=care", "Date of the search")[0])


def test_stored_strategy_is_given_whole_with_its_key_and_expiry(client):
    text = " OR ".join(f'"pooled budget {number}"' for number in range(60)) + " OR torbay"
    key = store_strategy(text)

    assert line(f"strategy={key}", "Search as typed") == (text,)
    assert key in line(f"strategy={key}", "Kept until")[0]
    assert record(f"strategy={key}").address == f"http://localhost:8000/search/?strategy={key}"


@pytest.mark.parametrize("address", ["/search/?q=pooled+budgets&nation=wales&page=2", "/lessons/?q=care"])
def test_results_lead_to_their_record(address, client):
    links = [link for link in visit(address, client).links if link.startswith("/search/record/")]

    assert len(links) == 1
    assert (
        ask(links[0].partition("?")[2]).total
        == ask(address.partition("?")[2] + ("&kind=lesson" if "lessons" in address else "")).total
    )


def test_strategy_that_is_gone_has_no_record(client):
    response = client.get("/search/record/?strategy=00000000000000000000")

    assert response.status_code == 410


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\x00\x07", "((((", '"', "{{ 7 * 7 }}", "\u202etsurt"])
def test_any_text_has_a_record(text, client):
    response = client.get("/search/record/", {"q": text})

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_record_asks_the_database_little(client, django_assert_max_num_queries):
    address = "/search/record/?q=care&nation=wales&theme=funding&kind=lesson"
    client.get(address)

    with django_assert_max_num_queries(6, connection=connection):
        client.get(address)
