"""/before/ answers in the page itself, says why of everything, and keeps nothing of a plan."""

import logging
import os
import re
import tempfile
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.views.debug import ExceptionReporter

from evidence.browse.before import found as looking
from evidence.browse.before.handed_over import MOST_RECEIVED
from evidence.search import snapshot
from tests.documents import pdf, with_part, word_document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

SECRET = "erihsxzyzz".title()[::-1]  # as it is handed over it stands nowhere here: reports of errors quote this file
PLAN = (
    f"In {SECRET} we plan weekly MDT meetings on frail older people found by a risk stratification tool. The aim is to"
    " reduce emergency admissions and to save money. The budget will be pooled under section 75 with the council."
)
MOST_QUERIES = 15
NUMBER = re.compile(r'<a[^>]*href="([^"]+)"[^>]*data-count="(\d+)"')


def hand_over(client, *, text="", document=None):
    data = {"text": text, **({"document": SimpleUploadedFile(*document)} if document else {})}
    return client.post("/before/", data)


def problem(response) -> tuple[int, str, str]:
    """Return the status, the field that is wrong, and the sentence, which stands in the summary and at the field."""
    page = response.content.decode()
    [(field, summary)] = re.findall(r'<li><a href="#(text|document)">([^<]+)</a></li>', page)
    [beside] = re.findall(rf'id="{field}-error"><span class="vh">Error: </span>([^<]+)<', page)
    assert beside == summary
    assert re.search(rf'id="{field}"[^>]*aria-describedby="[^"]*{field}-error"[^>]*aria-invalid="true"', page)
    assert "<title>Error: " in page
    return response.status_code, field, summary


def test_plan_is_answered_with_themes_initiatives_lessons_aims_and_their_reasons(client):
    page = hand_over(client, text=PLAN).content.decode()

    themes = page.partition('id="themes"')[2].partition('id="initiatives"')[0]
    initiatives = page.partition('id="initiatives"')[2].partition('id="lessons"')[0]
    lessons = page.partition('id="lessons"')[2].partition('id="aims"')[0]
    aims = page.partition('id="aims"')[2].partition('id="tried"')[0]
    tried = page.partition('id="tried"')[2].partition('id="plan"')[0]
    assert "“MDT”" in themes.partition("Multidisciplinary teams")[2].partition("</tr>")[0]
    assert "(you write “MDT”)" in initiatives.partition("Inner North West London")[2].partition("</article>")[0]
    assert (
        "Contradicted by 2 papers" in lessons.partition("Pooling budgets does not by itself")[2].partition("applies")[0]
    )
    assert "Emergency admissions" in aims
    assert (
        "Measured; no improvement was concluded" in tried.partition("Cut emergency admissions")[2].partition("</tr>")[0]
    )


def test_answer_goes_straight_into_a_briefing_of_its_records(client):
    page = hand_over(client, text=PLAN).content.decode()
    [address] = re.findall(r'href="(/briefing/[^"]+)"', page)

    briefing = client.get(address.replace("&amp;", "&"))

    found = re.findall(r'<h3 class="hit__title"><a href="([^"]+)"', page)
    assert briefing.status_code == 200
    assert len(found) == 20
    assert {url for url in found if f'href="{url}"' not in briefing.content.decode()} == set()


def test_every_number_of_the_answer_is_that_of_its_list(client):
    numbers = set(NUMBER.findall(hand_over(client, text=PLAN).content.decode()))

    assert len(numbers) > 20
    for url, count in numbers:
        parts = urlsplit(url.replace("&amp;", "&"))
        kind = {"lessons": "lesson", "outcomes": "outcome"}[parts.path.strip("/")]
        answer = client.get("/api/v1/search", {**parse_qs(parts.query), "kind": kind}).json()
        assert (url, answer["total"]) == (url, int(count))


@pytest.mark.parametrize(
    "document", [("plan.docx", word_document(PLAN)), ("plan.pdf", pdf(PLAN)), ("plan.txt", PLAN.encode())]
)
def test_document_is_answered_like_its_text(document, client):
    typed, uploaded = hand_over(client, text=PLAN), hand_over(client, document=document)

    def lists(response):
        return re.findall(r'<h3 class="hit__title"><a href="([^"]+)"', response.content.decode())

    assert uploaded.status_code == 200
    assert lists(uploaded) == lists(typed)
    assert len(lists(typed)) == 20


def test_answer_stays_within_its_queries_and_they_do_not_grow_with_the_text(client):
    hand_over(client, text=PLAN)  # what is read once for a state of the library
    counts = []
    for text in (PLAN, PLAN * 100):
        snapshot.memory.latest._kept.clear()  # the first view of each record
        with CaptureQueriesContext(connection) as queries:
            hand_over(client, text=text)
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert counts[0] <= MOST_QUERIES


def test_each_bad_document_gets_a_sentence_beside_its_field(client):
    word = word_document(PLAN)
    answers = {
        "scan": problem(hand_over(client, document=("plan.pdf", pdf("")))),
        "encrypted": problem(hand_over(client, document=("plan.pdf", pdf(PLAN, locked_with="secret")))),
        "lying": problem(hand_over(client, document=("plan.pdf", word))),
        "bomb": problem(hand_over(client, document=("plan.docx", with_part(word, "word/a.bin", bytes(10**8))))),
        "other sort": problem(hand_over(client, document=("plan.xlsx", b"x"))),
        "6 MB": problem(hand_over(client, document=("plan.txt", b"x" * 6 * 1024 * 1024))),
        "other language": problem(
            hand_over(client, text="Wir möchten die Versorgung älterer Menschen verbessern. " * 9)
        ),
        "long text": problem(hand_over(client, text="plan " * 100_000)),
        "very long text": problem(hand_over(client, text="plan " * 600_000)),
        "nothing": problem(hand_over(client)),
    }

    assert {name: (status, field) for name, (status, field, _) in answers.items()} == {
        "scan": (422, "document"),
        "encrypted": (422, "document"),
        "lying": (422, "document"),
        "bomb": (422, "document"),
        "other sort": (422, "document"),
        "6 MB": (413, "document"),
        "other language": (422, "text"),
        "long text": (413, "text"),
        "very long text": (413, "text"),
        "nothing": (422, "text"),
    }
    assert len({sentence for _, _, sentence in answers.values()}) == len(answers) - 1  # both long texts say the same


def test_text_that_was_typed_is_still_there_when_the_document_is_bad(client):
    page = hand_over(client, text="My own words", document=("plan.pdf", b"rubbish")).content.decode()

    assert "My own words</textarea>" in page


def test_text_of_which_the_library_knows_nothing_says_so(client):
    page = hand_over(client, text="quux frobnicate").content.decode()

    assert "Nothing in this text is known to the library" in page


class Endless:
    """The body of a request of 200 MB, which counts what is read of it and how large the largest piece is."""

    def __init__(self, size: int):
        self.left, self.largest = size, 0

    def readline(self, size: int = -1) -> bytes:
        """Give the next bytes: there are no lines."""
        return self.read(size)

    def read(self, size: int = -1) -> bytes:
        """Give the next bytes."""
        piece = bytes(min(size if size >= 0 else self.left, self.left))
        self.left -= len(piece)
        self.largest = max(self.largest, len(piece))
        return piece


def test_upload_of_200_megabytes_is_refused_without_being_held(client):
    size = 200 * 1024 * 1024
    body = Endless(size)
    answer = client.generic(
        "POST",
        "/before/",
        content_type="multipart/form-data; boundary=x",
        **{"wsgi.input": body, "CONTENT_LENGTH": str(size)},
    )

    assert problem(answer) == (
        413,
        "document",
        "What was sent has 200 MB; a file may have at most 5 MB. Paste the text that matters.",
    )
    assert body.largest <= 64 * 1024
    assert size > MOST_RECEIVED


def test_plan_is_written_to_no_file_no_log_and_no_cookie(client, tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    document = ("plan.docx", with_part(word_document(PLAN), "word/picture.bin", os.urandom(3 * 1024 * 1024)))

    with caplog.at_level(logging.DEBUG):
        answer = hand_over(client, text=PLAN, document=document)

    assert answer.status_code == 200
    assert list(tmp_path.iterdir()) == []
    assert SECRET not in caplog.text
    assert not answer.cookies
    assert "no-store" in answer.headers["Cache-Control"]


def test_report_of_an_error_holds_nothing_of_the_plan(monkeypatch, caplog):
    def fail(text):
        raise RuntimeError("something else is broken")

    monkeypatch.setattr(looking, "read_plan", fail)
    client = Client(raise_request_exception=False)

    answer = client.post("/before/", {"text": PLAN})

    [record] = [record for record in caplog.records if record.exc_info]
    report = ExceptionReporter(record.request, *record.exc_info)
    assert answer.status_code == 500
    assert SECRET not in answer.content.decode() + caplog.text
    assert "something else is broken" in report.get_traceback_text()
    assert SECRET not in report.get_traceback_text() + report.get_traceback_html()


def test_address_alone_shows_the_form_and_other_methods_are_refused(client):
    assert client.get("/before/").status_code == 200
    assert client.get("/before/?text=" + "x" * 50).status_code == 200
    assert client.put("/before/").status_code == 405
    assert client.get("/help/before/").status_code == 200


def test_answer_waits_while_there_is_no_index(client, settings, tmp_path, monkeypatch):
    from evidence.search import IndexMissing  # noqa: PLC0415 - for this test alone

    def missing(text):
        raise IndexMissing("the search index is being built")

    monkeypatch.setattr(looking, "read_plan", missing)

    assert hand_over(client, text=PLAN).status_code == 503
