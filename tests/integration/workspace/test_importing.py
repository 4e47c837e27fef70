"""Importing in the workspace: a file is sent, read record by record, decided on, applied, and taken out again."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from evidence.models import ImportRun, Paper, PaperType
from tests.factories import make_curator, make_editor, make_paper, save
from tests.integration.importing.files import preview, ris
from tests.visiting import visit

pytestmark = pytest.mark.django_db

MOST_QUERIES = 15


@pytest.fixture
def editor():
    save(PaperType(slug="journal-article", label="Journal article"))
    return make_editor()


@pytest.fixture
def client(editor):
    client = Client()
    client.force_login(editor)
    return client


def send(client, content, name="a.ris", **more):
    content = content.encode() if isinstance(content, str) else content
    return client.post("/curate/import/upload/", {"file": SimpleUploadedFile(name, content), **more})


def test_from_the_file_to_the_library_and_back(client):
    answer = send(client, ris(DO="10.1234/abc") + ris(TI=""))
    address = answer.headers["Location"]
    shown = visit(address, client).text
    client.post(f"{address}apply/")
    applied = Paper.objects.get().status
    client.post(f"{address}undo/", {"reason": "Wrong file."})

    assert "2 records in the file" in shown
    assert "It has no title. Add one to the file." in shown
    assert (applied, Paper.objects.get().status, ImportRun.objects.get().stage) == ("draft", "withdrawn", "undone")


def test_differences_stand_field_by_field(client, editor):
    make_paper(title="Care in the north of somewhere", doi="10.1234/abc", volume="1", year=2019)

    text = visit(send(client, ris(DO="10.1234/abc", VL="2")).headers["Location"], client).text

    assert "volume 1 2" in text
    assert "second person" in text


def test_decisions_are_kept(client, editor):
    run = preview(ris() + ris(TI="Care in the north of somewhere: part two"), editor)

    client.post(f"/curate/import/{run.pk}/choose/", {"choice.1": "leave", "choice.2": "new", "back": "page=1"})

    assert list(run.rows.order_by("number").values_list("choice", flat=True)) == ["leave", "new"]


@pytest.mark.parametrize("step", ["Keep these decisions", "Compare with the library again", "Apply"])
def test_every_button_sends_what_was_decided_on_the_page(client, editor, step):
    run = preview(ris() + ris(TI="Quite another title of a paper"), editor)
    page = etree.HTML(client.get(f"/curate/import/{run.pk}/").text)
    (button,) = page.xpath(f"//button[.='{step}']")
    (form,) = page.xpath("//form[@id='decisions']")
    fields = {field.get("name") for field in form.iter("select")}

    client.post(button.get("formaction", form.get("action")), {"choice.1": "leave", "choice.2": "proposed"})

    assert button.get("form") == "decisions" or form in button.iterancestors()
    assert fields == {"choice.1", "choice.2"}
    assert run.rows.get(number=1).choice == "leave"
    assert list(Paper.objects.values_list("title", flat=True)) == (
        ["Quite another title of a paper"] if step == "Apply" else []
    )


def test_undecided_duplicate_is_told_and_the_import_stays_open(client, editor):
    run = preview(ris() + ris(TI="Care in the north of somewhere: part two"), editor)
    address = f"/curate/import/{run.pk}/"

    answer = client.post(f"{address}apply/", {"choice.2": "proposed"})

    assert (answer.status_code, Paper.objects.count()) == (422, 0)
    assert "1 possible duplicate waits for a decision." in visit(address, client).text
    assert "Apply without the undecided" in visit(address, client).text


def test_page_counts_what_was_decided_and_says_what_came_in(client, editor):
    run = preview(ris() + ris(TI="Care in the north of somewhere: part two"), editor)
    address = f"/curate/import/{run.pk}/"
    client.post(f"{address}choose/", {"choice.1": "leave", "choice.2": "new"})

    before = visit(address, client).text
    answer = client.post(f"{address}apply/", follow=True)

    assert "New 1 Update 0 Unchanged 0 Possible duplicate 0 Left out 1 Refused 0" in before
    assert "1 record is new or changes one that is here." in before
    assert "Applied. New drafts: 1. Records changed, or handed in to be changed: 0." in answer.text


def test_applied_without_the_undecided_says_that_they_stayed_out(client, editor):
    run = preview(ris() + ris(TI="Care in the north of somewhere: part two"), editor)

    text = client.post(f"/curate/import/{run.pk}/apply/", {"undecided": "leave"}, follow=True).text

    assert Paper.objects.count() == 1
    assert "1 possible duplicate stayed out, because nobody had decided about it." in text
    assert "Undo the import" in text


def test_undoing_is_not_offered_where_nothing_came_in(client, editor):
    run = preview(ris(TI=""), editor)

    answer = client.post(f"/curate/import/{run.pk}/apply/")

    assert "No record of this import is new or changes one, so nothing was applied." in answer.text
    assert "Undo the import" not in answer.text


def test_senseless_decision_is_refused_with_a_sentence(client, editor):
    run = preview(ris(), editor)

    answer = client.post(f"/curate/import/{run.pk}/choose/", {"choice.1": "same"})

    assert answer.status_code == 422
    assert "Record 1 cannot be decided like this." in answer.text


def test_applying_twice_says_so(client, editor):
    run = preview(ris(), editor)
    client.post(f"/curate/import/{run.pk}/apply/")

    answer = client.post(f"/curate/import/{run.pk}/apply/")

    assert (answer.status_code, Paper.objects.count()) == (422, 1)


@pytest.mark.parametrize("content", [b"\0\1\2" * 99, b"%PDF-1.7", b"PK\x03\x04", b"\xff\xfe\0", b"{", b"@article{a"])
def test_odd_files_are_answered_with_a_sentence(client, content):
    answer = send(client, content, name="x.ris", format="ris")

    assert answer.status_code == 302
    assert "This file cannot be used" in visit(answer.headers["Location"], client).text


def test_no_file_and_an_unknown_one_are_told(client):
    assert "Choose a file first." in client.post("/curate/import/upload/", {}).text
    assert "Choose its format." in send(client, "words", name="words.txt").text


def test_filter_by_what_happens(client, editor):
    run = preview(ris() + ris(TI=""), editor)

    text = visit(f"/curate/import/{run.pk}/?action=refused", client).text

    assert "2. without a title" in text
    assert "1. Care in the north" not in text


def test_report_has_every_record_and_no_formula(client, editor):
    run = preview(ris(TI="=HYPERLINK(1) care of people") + ris(TI=""), editor)

    body = client.get(f"/curate/import/{run.pk}/report.csv").content.decode("utf-8-sig")

    rows = list(csv.DictReader(io.StringIO(body)))
    assert [(row["number"], row["action"]) for row in rows] == [("1", "new"), ("2", "refused")]
    assert rows[0]["title"].startswith("'=")


def test_templates_read_back_as_their_own_form(client, editor):
    page = visit("/curate/import/", client)
    body = client.get("/curate/import/templates/lessons.csv").content

    run = preview(body + b"les-one,A lesson of care,,barrier,,recalled,,,,\r\n", editor, format_name="csv")

    assert "lesson evidence" in page.text
    assert (run.sheet, run.kind, run.rows.get().reasons) == ("lessons.csv", "lesson", [])


@pytest.mark.parametrize("address", ["/curate/import/", "/curate/import/999/", "/curate/duplicates/"])
def test_curator_without_the_right_is_told(address):
    client = Client()
    client.force_login(make_curator())

    assert client.get(address).status_code == 403


def test_queries_stay_few_and_do_not_grow(client, editor):
    one = preview(ris(), editor)
    many = preview("".join(ris(TI=f"Title {word} of a synthetic paper") for word in "abcdefghij"), editor)
    client.get("/curate/import/")
    counts = []
    for address in (f"/curate/import/{one.pk}/", f"/curate/import/{many.pk}/", "/curate/import/"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert max(counts) <= MOST_QUERIES


@pytest.mark.parametrize("format_name", ["ris", "bibtex", "nbib", "csl", "csv", "xlsx"])
@pytest.mark.parametrize(
    "content",
    [b"", b"\0\1\2" * 200, b"PK\x03\x04 broken", b"TY  - JOUR\nTI", b"[" * 50_000],
    ids=["empty", "binary", "broken zip", "truncated", "nested"],
)
def test_bad_file_of_any_format_is_told_and_leaves_nothing(client, format_name, content):
    answer = send(client, content, name="../a.file", format=format_name)
    page = client.get(answer.headers["Location"]) if answer.status_code == 302 else answer

    assert page.status_code in {200, 400, 422}
    assert Paper.objects.count() == 0
    assert set(ImportRun.objects.values_list("stage", flat=True)) <= {"refused", "previewed"}
