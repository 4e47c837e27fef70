"""A search in PubMed becomes an import to be looked at; whatever goes wrong is a sentence, and the query stays."""

import pytest
from django.test import Client

from evidence.models import ImportRun, Paper, PaperType
from tests.factories import make_curator, make_editor, save
from tests.sources import TITLE, status
from tests.visiting import visit

pytestmark = pytest.mark.django_db

ADDRESS = "/curate/import/pubmed/"


@pytest.fixture
def client():
    save(PaperType(slug="journal-article", label="Journal article"))
    client = Client()
    client.force_login(make_editor())
    return client


def ask(client, query="integrated care", most="10", **more):
    return client.post(ADDRESS, {"query": query, "most": most, **more})


def terms(sources):
    return [path for path, _headers in sources.asked if "esearch" in path]


def test_what_is_found_is_previewed_and_nothing_more(client, sources):
    answer = ask(client)

    run = ImportRun.objects.get()
    assert answer.headers["Location"] == f"/curate/import/{run.pk}/"
    assert (run.format, run.records, run.file_name) == ("nbib", 1, "PubMed integrated care.nbib")
    assert list(run.rows.values_list("title", "action")) == [(TITLE, "new")]
    assert Paper.objects.count() == 0
    assert "PubMed finds 1 record; 1 taken." in visit(answer.headers["Location"], client).text


def test_filter_of_the_library_narrows_the_query(client, sources, settings):
    settings.PUBMED_FILTER = "a OR b"

    ask(client, filter="on")

    assert "term=(a+OR+b)+AND+(integrated+care)" in terms(sources)[0]


def test_filter_can_be_left_out(client, sources, settings):
    settings.PUBMED_FILTER = "a OR b"

    ask(client)

    assert "term=integrated+care&" in terms(sources)[0]


def test_page_names_the_source_of_the_filter_and_says_that_its_text_is_not_here(client):
    page = visit(ADDRESS, client)

    assert "https://doi.org/10.1186/s12874-020-0901-y" in page.links
    assert "This library does not hold its text." in page.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"query": " "}, "Write what PubMed should be searched for."),
        ({"most": "0"}, "Write a number from 1 to 1000."),
        ({"most": "many"}, "Write a number from 1 to 1000."),
        ({"most": "9" * 30}, "Write a number from 1 to 1000."),
        ({"query": "quagga"}, "PubMed finds nothing for this query."),
        ({"query": "a" * 7000}, "at most 6000 are sent to PubMed"),
    ],
)
def test_bad_input_is_told_and_kept(typed, sentence, client, sources):
    answer = ask(client, **typed)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert typed.get("query", "integrated care").strip() in answer.text
    assert ImportRun.objects.count() == 0


def test_pubmed_away_is_a_sentence(client, sources):
    sources.answers = {"/pubmed": status(500)}

    answer = ask(client)

    assert (answer.status_code, "PubMed answered with an error (500)." in answer.text) == (422, True)


def test_only_people_who_import_may_search(client):
    client.force_login(make_curator())

    assert client.get(ADDRESS).status_code == 403
