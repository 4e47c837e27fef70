"""Looking references up: what good answers give, and how the sources are asked."""

import socket

import pytest

from evidence.importing.lookups import LookupFailed, NotThere, identify, look_up, search_pubmed
from evidence.importing.lookups.fetching import fetch
from tests.sources import CROSSREF, DOI, MEDLINE, ODD, OPENALEX, PMID, TITLE, say

# What they give


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("10.1234/ABC", "doi", "10.1234/abc"),
        ("https://doi.org/10.1234/abc", "doi", "10.1234/abc"),
        ("doi: 10.1234/abc", "doi", "10.1234/abc"),
        ("30000001", "pmid", "30000001"),
        ("PMID: 30000001", "pmid", "30000001"),
        ("https://pubmed.ncbi.nlm.nih.gov/30000001/", "pmid", "30000001"),
    ],
)
def test_identifiers_are_known_in_any_spelling(written, kind, value):
    found = identify(written)

    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize("written", ["", "care", "http://169.254.169.254/latest", "10.1/x", "0", "1" * 400])
def test_anything_else_is_no_identifier(written):
    assert identify(written) is None


def test_three_sources_make_one_record(sources):
    found = look_up(DOI)

    paper = found.reference
    assert (paper.title, paper.year, paper.pages, paper.publisher) == (TITLE, 2020, "826-833", "Synthetic Press")
    assert [str(name) for name in paper.authors] == ["Doe, Jane", "Roe, Richard"]
    assert (paper.doi, paper.pmid, paper.pmcid) == (DOI, PMID, "PMC7000001")
    assert found.remarks == ("Filled from Crossref, PubMed, OpenAlex. Check it against the paper.",)


def test_pubmed_number_is_looked_up(sources):
    assert look_up(PMID).reference.doi == DOI


@pytest.mark.parametrize("gone", ["crossref", "pubmed", "openalex"])
def test_any_one_of_them_may_be_away(gone, sources, settings):
    settings.LOOKUPS = {**sources.settings, gone: f"http://127.0.0.1:{_closed_port()}"}

    found = look_up(DOI)

    assert (found.reference.title, found.reference.year) == (TITLE, 2020)
    assert len(found.remarks) == 2
    assert found.remarks[1].endswith("could not be reached.")


def test_without_a_network_a_sentence_says_so(sources, settings):
    nowhere = f"http://127.0.0.1:{_closed_port()}"
    settings.LOOKUPS = dict.fromkeys(sources.settings, nowhere)

    found = look_up(DOI)

    assert found.reference is None
    assert found.remarks == (
        (
            "Crossref could not be reached. PubMed could not be reached. OpenAlex could not be reached. "
            "Fill in the fields by hand; everything else works without them."
        ),
    )


def test_sources_can_be_turned_off(sources, settings):
    settings.LOOKUPS = dict.fromkeys(sources.settings, "")

    assert look_up(DOI).remarks[0].startswith("Crossref is turned off in this library.")
    assert sources.asked == []


def test_what_nobody_knows_is_told_apart_from_who_is_away(sources):
    found = look_up("10.1234/unknown")

    assert found.reference is None
    assert found.remarks[0].endswith("Check the number, or fill in the fields by hand.")


def test_another_record_than_asked_for_is_not_taken(sources):
    sources.answers["/crossref/works/10.1234/other"] = say(CROSSREF)
    sources.answers["/openalex/works/doi:10.1234/other"] = say(OPENALEX)

    assert look_up("10.1234/other").reference is None


def test_retraction_is_told(sources):
    sources.answers[f"/openalex/works/doi:{DOI}"] = say({**OPENALEX, "is_retracted": True})

    assert look_up(DOI).remarks[-1].startswith("OpenAlex says that it was retracted.")


# How they are asked


def test_headers_say_who_asks_and_whom_to_write_to(sources, settings):
    settings.LOOKUP_CONTACT = "curators@library.example.org"

    look_up(DOI)

    agents = {headers["User-Agent"] for _path, headers in sources.asked}
    assert agents == {"IntegratedCareEvidenceLibrary/1 (http://localhost:8000; mailto:curators@library.example.org)"}
    assert all("email=curators%40library" in path or "email=curators@library" in path
               for path, _headers in sources.asked if path.startswith("/pubmed"))  # fmt: skip


def test_nothing_is_asked_twice(sources):
    look_up(DOI)
    asked = len(sources.asked)

    look_up(DOI)

    assert len(sources.asked) == asked


def test_absence_is_remembered_too(sources):
    for _time in (1, 2):
        with pytest.raises(NotThere):
            fetch(ODD, "/absent", {})

    assert len(sources.asked) == 1


def test_identifier_cannot_leave_its_place_in_the_address(sources):
    look_up("10.1234/../../admin?x=1#y")

    paths = [path for path, _headers in sources.asked if path.startswith("/crossref")]
    assert paths == ["/crossref/works/10.1234/../../admin?x=1#y?"]  # as decoded: sent as one piece, quoted
    assert all("/admin?" not in headers.get("X", "") for _path, headers in sources.asked)


# Whole searches


def test_search_gives_a_file_for_the_import(sources):
    found = search_pubmed("integrated care")

    assert (found.total, found.taken) == (1, 1)
    assert MEDLINE.strip().encode() in found.content


def test_search_without_results_says_so(sources):
    with pytest.raises(NotThere, match="PubMed finds nothing"):
        search_pubmed("quagga")


def test_long_query_is_refused_before_it_is_sent(sources):
    with pytest.raises(LookupFailed, match="at most 6000"):
        search_pubmed("a" * 6001)
    assert sources.asked == []


def test_what_pubmed_did_not_understand_is_passed_on(sources):
    result = {"count": "1", "idlist": [PMID], "errorlist": {"phrasesnotfound": ["carr"]}}
    sources.answers["/pubmed/esearch.fcgi"] = say({"esearchresult": result})

    assert search_pubmed("care carr").warnings == ("phrasesnotfound: carr",)


def _closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
