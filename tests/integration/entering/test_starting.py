"""The ways to begin: an identifier, a file of one reference, nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from evidence.models import WorkInProgress
from tests.integration.entering.typing import begin, keep
from tests.integration.importing.files import ris
from tests.sources import DOI, PMID, TITLE, status
from tests.visiting import visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]

START = "/curate/enter/"


def the_work():
    return WorkInProgress.objects.get()


def send_file(client, content, name="reference.ris"):
    return client.post(START, {"way": "file", "file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize("written", [DOI, f"https://doi.org/{DOI}", PMID, f"https://pubmed.ncbi.nlm.nih.gov/{PMID}/"])
def test_identifier_fills_the_form(written, client, sources):
    answer = client.post(START, {"way": "identifier", "identifier": written})

    work = the_work()
    paper = work.typed["paper"]
    assert answer.headers["Location"] == f"/curate/enter/{work.pk}/"
    assert (work.title, paper["title"], paper["authors"], paper["year"]) == (
        TITLE,
        TITLE,
        "Doe, Jane; Roe, Richard",
        "2020",
    )
    assert (paper["doi"], paper["pmid"], paper["type"]) == (DOI, PMID, "journal-article")


def test_without_a_network_it_begins_with_the_identifier_alone(client, sources):
    sources.answers = {"/": status(500)}

    answer = client.post(START, {"way": "identifier", "identifier": "10.1234/far"})

    assert the_work().typed["paper"] == {"doi": "10.1234/far"}
    assert "Fill in the fields by hand" in visit(answer.headers["Location"], client).text


@pytest.mark.parametrize("written", ["", "quagga", "http://169.254.169.254/", "\0", "x" * 5000])
def test_what_is_no_identifier_is_told_and_begins_nothing(written, client, sources):
    answer = client.post(START, {"way": "identifier", "identifier": written})

    assert answer.status_code == 422
    assert "Write a DOI such as 10.1234/abc" in answer.text
    assert (WorkInProgress.objects.count(), sources.asked) == (0, [])


def test_filling_in_later_leaves_what_was_written(client, sources):
    work = begin(client)

    answer = keep(client, work, {"paper-doi": DOI, "paper-title": "My own title"}, act="fill")

    work.refresh_from_db()
    assert (work.typed["paper"]["title"], work.typed["paper"]["volume"]) == ("My own title", "12")
    assert (
        "What you had written stays where it differs: title."
        in visit(answer.headers["Location"].partition("#")[0], client).text
    )


def test_filling_in_without_an_identifier_says_so(client, sources):
    work = begin(client)

    keep(client, work, {"paper-title": "T"}, act="fill")

    assert "Write a DOI or a PubMed number first." in visit(f"/curate/enter/{work.pk}/", client).text


def test_file_of_one_reference_fills_the_form(client):
    send_file(client, ris(DO="10.1234/abc").encode())

    paper = the_work().typed["paper"]
    assert (paper["title"], paper["doi"], paper["authors"]) == (
        "Care in the north of somewhere",
        "10.1234/abc",
        "Smith, Jane",
    )


def test_file_of_several_says_which_one_was_taken(client):
    answer = send_file(client, (ris() + ris(TI="Another")).encode())

    assert "The file holds 2 references. This is the first" in visit(answer.headers["Location"], client).text


BAD_FILES = {
    "nothing": b"",
    "picture": b"\x89PNG\r\n\x1a\n\0",
    "workbook of nothing": b"PK\x03\x04",
    "broken JSON": b"{",
    "no title": b"TY  - JOUR\nER  - \n",
    "null characters": b"\0" * 99,
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES)
def test_odd_files_are_told_and_begin_nothing(content, client):
    answer = send_file(client, content)

    assert (answer.status_code, WorkInProgress.objects.count()) == (422, 0)
    assert 'id="file-e"' in answer.text


def test_no_file_and_a_huge_file_are_told(client):
    assert "Choose a file first." in client.post(START, {"way": "file"}).text
    assert "more than 2 MB" in send_file(client, b"x" * 2_000_001).text
