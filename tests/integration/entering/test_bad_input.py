"""What is wrong stands beside its field and above the form; what was typed stays, and nothing is half done."""

import pytest

from evidence.enums import WorkStage
from evidence.models import LessonEvidence, Paper
from tests.factories import make_paper
from tests.integration.entering.typing import LINKED_LESSON, NEW_LESSON, PAPER, WHOLE, begin, keep
from tests.visiting import read, visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]

WRONG = {
    "year": ({"paper-year": "20"}, "paper-year", "Enter four digits, such as 2020."),
    "year in words": ({"paper-year": "last"}, "paper-year", "Enter four digits, such as 2020."),
    "no title": ({"paper-title": " "}, "paper-title", "Give the title; readers find"),
    "long title": ({"paper-title": "x" * 501}, "paper-title", "Shorten it to 500 characters; it has 501."),
    "DOI": ({"paper-doi": "abc"}, "paper-doi", "“abc” is not a DOI. Write it as 10.1234/abc."),
    "PMID": ({"paper-pmid": "x"}, "paper-pmid", "“x” is not a PMID."),
    "ISBN": ({"paper-isbn": "123"}, "paper-isbn", "“123” is not an ISBN"),
    "address": ({"paper-url": "ftp://x"}, "paper-url", "“ftp://x” is not a web address."),
    "type": ({"paper-type": "novel"}, "paper-type", "“novel” is not one of the choices"),
    "how": ({"paper-verification": ""}, "paper-verification", "Say how you know"),
    "seen where": ({"paper-verification": "seen"}, "paper-source_url", "Give the address at which you saw it"),
    "name": ({"paper-authors": "x" * 201 + ", A"}, "paper-authors", "is too long for one name."),
    "no kind": ({"lesson-1-kind": ""}, "lesson-1-kind", "Say what sort of lesson it is."),
    "no theme": ({"lesson-1-theme": ""}, "lesson-1-theme", "Choose at least one theme"),
    "long lesson": ({"lesson-1-statement": "x" * 301}, "lesson-1-statement", "Shorten it to 300 characters"),
    "twin": (
        {"lesson-1-statement": "Savings from integration come late"}, "lesson-1-statement",
        "The library has this very lesson.",
    ),
    "no such lesson": ({"lesson-2-lesson": "quagga"}, "lesson-2-stance", "This lesson is not public any more."),
    "new initiative": ({"initiative-1-name": "Elsewhere"}, "initiative-1-programme", "“Elsewhere” is not"),
    "years": (
        {"initiative-1-name": "Elsewhere", "initiative-1-programme": "vanguards",
         "initiative-1-start_year": "2020", "initiative-1-end_year": "2019"},
        "initiative-1-end_year", "The last year lies before the first.",
    ),
    "initiative twice": ({"initiative-2-name": "salford together"}, "initiative-2-name", "This initiative stands"),
    "no measure": ({"outcome-1-measure": ""}, "outcome-1-measure", "Say what was measured, and in whom."),
    "no domain": ({"outcome-1-domain": ""}, "outcome-1-domain", "Choose what was measured."),
    "interval": (
        {"outcome-1-interval_low": "3", "outcome-1-interval_high": "-3"}, "outcome-1-interval_high",
        "The upper limit is below the lower.",
    ),
    "decimal comma": (
        {"outcome-1-interval_low": "0,2", "outcome-1-interval_high": "-0.1"}, "outcome-1-interval_low",
        "“0,2”: write the decimal sign as a dot, such as 0.2.",
    ),
    "decimal comma above": (
        {"outcome-1-interval_low": "0.2", "outcome-1-interval_high": "\N{MINUS SIGN}1.000,25 %"},
        "outcome-1-interval_high", "write the decimal sign as a dot",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "field", "sentence"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_stands_beside_its_field_and_above(typed, field, sentence, client):
    work = begin(client)

    answer = keep(client, work, {**WHOLE, **typed}, act="hand-in")

    work.refresh_from_db()
    page = read(answer.text)
    assert (answer.status_code, work.stage, work.rows) == (422, WorkStage.OPEN, [])
    assert page.text.count(sentence) >= 2
    assert {field, f"{field}-e", "summary"} <= set(page.ids)
    assert f"#{field}" in {link.rpartition("/")[2] for link in page.links}
    assert all(value.strip() in answer.text for value in typed.values())


NAMED = {
    "paper": ({"paper-year": "20"}, ["Year of publication: Enter four digits, such as 2020."]),
    "initiative": (
        {"initiative-2-name": "Elsewhere", "initiative-2-programme": "vanguards", "initiative-2-start_year": "20"},
        ["Initiative 2, First year: Enter four digits, such as 2020."],
    ),
    "lesson": ({"lesson-2-locator": "x" * 121}, ["Lesson 2, Where: Shorten it to 120 characters; it has 121."]),
    "two outcomes": (
        {"outcome-1-domain": "", "outcome-7-measure": "visits"},
        ["Outcome 1, Domain: Choose what was measured.", "Outcome 2, Domain: Choose what was measured."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "sentences"), NAMED.values(), ids=NAMED)
def test_lists_of_faults_name_the_row_and_the_field(typed, sentences, client):
    work = begin(client)

    answer = keep(client, work, {**WHOLE, **typed}, act="hand-in")

    text = read(answer.text).text
    assert {sentence: text.count(sentence) for sentence in sentences} == dict.fromkeys(sentences, 2)


def test_empty_form_is_not_handed_in(client):
    work = begin(client)

    answer = keep(client, work, {}, act="hand-in")

    assert answer.status_code == 422
    assert "Add a lesson or an outcome" in answer.text


def test_form_says_nothing_of_what_is_missing_before_it_is_handed_in(client):
    work = begin(client)

    keep(client, work, {"paper-year": "20", "lesson-1-statement": "Half a lesson"})

    page = visit(f"/curate/enter/{work.pk}/", client)
    assert "paper-year-e" in page.ids
    assert {"paper-title-e", "lesson-1-kind-e"} & set(page.ids) == set()


def test_same_paper_and_lesson_twice_is_refused(client):
    work = begin(client)
    again = {"lesson-3-lesson": "savings-late", "lesson-3-stance": "qualifies", "lesson-3-locator": "p. 831"}

    answer = keep(client, work, {**PAPER, **LINKED_LESSON, **again}, act="hand-in")

    assert answer.status_code == 422
    assert "lesson-3-locator-e" in read(answer.text).ids


def test_paper_that_is_there_already_gets_one_more_source(client, library):
    make_paper(slug="there", title="Quite another title", doi="10.1234/there")
    work = begin(client)

    keep(
        client,
        work,
        {"paper-doi": "10.1234/THERE", "paper-verification": "source-text", **LINKED_LESSON},
        act="hand-in",
    )

    work.refresh_from_db()
    assert work.stage == WorkStage.HANDED_IN
    assert [row["model"] for row in work.rows] == ["lessonevidence"]
    assert work.rows[0]["values"]["paper"] == Paper.objects.get(slug="there").pk
    assert LessonEvidence.objects.filter(paper__slug="there").count() == 0


def test_paper_that_is_there_already_needs_no_title(client):
    make_paper(slug="there", title="Quite another title", doi="10.1234/there")
    work = begin(client)

    answer = keep(client, work, {"paper-doi": "10.1234/there"}, act="hand-in")

    assert answer.status_code == 422
    assert {"paper-title-e", "paper-type-e"} & set(read(answer.text).ids) == set()
    assert "paper-verification-e" in read(answer.text).ids


def test_paper_of_the_same_title_is_asked_about(client):
    make_paper(slug="there", title=PAPER["paper-title"])
    work = begin(client)
    keep(client, work, WHOLE)
    asked = visit(f"/curate/enter/{work.pk}/", client).text

    keep(client, work, WHOLE, act="same.there")
    same = visit(f"/curate/enter/{work.pk}/", client).text

    assert "The library has a paper of this title:" in asked
    assert "What you enter below is added to it" in same


def test_withdrawn_paper_is_not_brought_back(client):
    make_paper(slug="gone", title="T", doi="10.1234/gone", status="withdrawn", withdrawn_reason="It was never written.")
    work = begin(client)

    answer = keep(client, work, {**WHOLE, "paper-doi": "10.1234/gone"}, act="hand-in")

    assert answer.status_code == 422
    assert "The library has withdrawn this paper: It was never written." in answer.text


ODD = {
    "control characters": {"paper-title": "A\x00title\x08 with\u202e odd letters"},
    "unknown fields": {"paper-status": "published", "lesson-1-id": "7", "quagga": "x", "outcome-9999-measure": "m"},
    "mark-up": {"paper-title": "<script>alert(1)</script>", "lesson-1-statement": "'\"><b>"},
    "long": {"paper-note": "x" * 50_000},
    "many rows": {f"lesson-{number}-statement": "One more" for number in range(300)},
    "odd button": {"act": "link.1.x.loves"},
    "odd button of a row that is not there": {"act": "link.99.savings-late.supports"},
    "odd number of saves": {"saves": "٣"},
    "odd window": {"saves": "-1"},
}


@pytest.mark.parametrize("typed", ODD.values(), ids=ODD)
def test_odd_input_is_never_an_error_of_ours(typed, client):
    work = begin(client)

    answer = keep(client, work, {**PAPER, **NEW_LESSON, **typed})

    assert answer.status_code in {302, 409}
    page = visit(f"/curate/enter/{work.pk}/", client)
    assert page.inline == []


@pytest.mark.parametrize("query", ["?look=99", "?look=x", "?more=quagga", "?more=outcomes", "?look=1&more=lessons"])
def test_odd_addresses_of_the_form_are_shown(query, client):
    work = begin(client)
    keep(client, work, WHOLE)

    assert client.get(f"/curate/enter/{work.pk}/{query}").status_code == 200


@pytest.mark.parametrize(
    "query", ["", "?q=", "?row=1&q=savings+come+late", "?row=%3Cb%3E&q=%00", "?q=" + "late+" * 800]
)
def test_suggestions_answer_whatever_is_typed(query, client):
    work = begin(client)

    assert client.get(f"/curate/enter/{work.pk}/lessons/{query}").status_code == 200


def test_suggestions_name_the_lesson_that_says_the_same(client):
    work = begin(client)

    text = visit(f"/curate/enter/{work.pk}/lessons/?row=1&q=late+savings+of+integration", client).text

    assert "Savings from integration come late" in text
    assert "1 support, 0 qualify, 0 contradict." in text
