"""A briefing as its page shows it: of every kind of record, hidden ones, and what readers typed."""

import pytest

from evidence.search import KINDS, store_strategy
from tests.briefings import ALL_KINDS, briefing_of, collect
from tests.factories import make_lesson, make_lesson_evidence, make_outcome, make_paper
from tests.hidden import STATUSES, WORD, make_hidden, make_public
from tests.visiting import visit
from tests.word import open_document

pytestmark = pytest.mark.django_db


def test_own_briefing_leads_to_its_address(client, lessons):
    collect(client, "lesson:lesson-1")
    collect(client, "lesson:lesson-2")

    response = client.get("/briefing/")

    assert (response.status_code, response["Location"]) == (302, "/briefing/?r=lesson:lesson-1&r=lesson:lesson-2")


def test_empty_briefing_says_how_to_begin(client):
    reading = visit("/briefing/", client)

    assert "Nothing has been collected yet." in reading.text
    assert "/search/" in reading.links


def test_briefing_shows_lessons_with_how_sure_and_numbered_references(client, lessons):
    make_lesson_evidence(1, paper=make_paper(4, title="The doubting paper"), stance="contradicts")

    text = visit(briefing_of("lesson:lesson-1"), client).text

    assert "Stated, not studied. 1 of 2 papers supports it; 1 contradicts it." in text
    assert "Its confidence has not been appraised." in text
    assert "Supported by [ 1 ]" in text
    assert "Contradicted by [ 2 ]" in text
    assert text.index("References") < text.index("The doubting paper")


@pytest.mark.parametrize(
    ("years", "sentence"),
    [
        ([2012], "Reported in 2012."),
        ([2012, 2012], "Reported in 2012."),
        ([2019, 2012, 2019], "Reported in 2 different years from 2012 to 2019."),
    ],
)
def test_lesson_of_a_briefing_says_how_often_it_was_reported(years, sentence, client, lessons):
    for number, year in enumerate(years, 4):
        make_lesson_evidence(1, paper=make_paper(number, year=year))

    text = visit(briefing_of("lesson:lesson-1", "lesson:lesson-2"), client).text
    document = open_document(client.get(briefing_of("lesson:lesson-1", page="document/")).content)

    assert text.count("Reported in") == 1
    assert sentence in text
    assert [sentence in said for said in document.styled("Sure")] == [True]


def test_briefing_of_every_kind_names_each(client):
    public = make_public()

    text = visit(briefing_of(*ALL_KINDS, title="Winter+plan"), client).text

    assert text.index("Winter plan") < text.index("8 records")
    for record in public.values():
        if record._meta.model_name in KINDS:
            assert str(record)[:1].upper() + str(record)[1:] in text


@pytest.mark.parametrize("status", STATUSES.values(), ids=STATUSES)
def test_hidden_records_are_left_out_and_counted(status, client):
    hidden = make_hidden(make_public(), status)
    records = [f"{kind}:{hidden[kind].slug}" for kind in KINDS]
    address = briefing_of(*ALL_KINDS, *records, "lesson:never-there")

    response = client.get(address)

    body = response.content.decode().replace("http://localhost:8000" + address, "")
    text = visit(address, client).text
    assert "9 records that were collected are not in the library, or no longer, and were left out." in text
    assert "8 records" in text
    for record in records:
        body = body.replace(record.partition(":")[2], "")  # its address stands in the reader's own
    assert WORD not in body.lower()
    assert response.status_code == 200


def test_briefing_of_a_withdrawn_record_alone_leads_to_the_reason(client):
    make_lesson(withdrawn_reason="A better one replaced it.", status="withdrawn")

    reading = visit(briefing_of("lesson:lesson-1"), client)

    assert "1 record that was collected is not in the library, or no longer, and was left out." in reading.text
    assert "Lesson: lesson-1" in reading.text
    assert "/lessons/lesson-1/" in reading.links
    assert "A better one replaced it." in client.get("/lessons/lesson-1/").content.decode()


@pytest.mark.parametrize("text", ["pooled budgets", '{"briefing":3}', '{"briefing":[[1]]}', "[" * 5_000])
@pytest.mark.parametrize("page", ["", "document/"])
def test_key_of_no_briefing_is_gone(text, page, client):
    key = store_strategy(text)

    response = client.get(f"/briefing/{page}?kept={key}")

    assert response.status_code == 410
    assert "This briefing is no longer kept" in response.content.decode()


def test_cookie_of_a_briefing_that_is_gone_is_an_empty_briefing(client, lessons):
    client.cookies["briefing"] = "kept=00000000000000000000"

    assert "Nothing has been collected yet." in visit("/briefing/", client).text


def test_texts_of_readers_come_back_as_texts(client):
    make_lesson()
    nasty = "</textarea><script>alert(1)</script>"

    body = client.get(
        "/briefing/", {"title": nasty, "intro": nasty, "r": "lesson:lesson-1", "note.lesson:lesson-1": nasty}
    )

    assert "<script>alert" not in body.content.decode()


def test_searches_of_a_briefing_say_what_they_find_now(client, lessons):
    make_outcome(5)

    text = visit(briefing_of("lesson:lesson-1", **{"from": "kind%3Dlesson"}), client).text

    assert "Kind of record: Lessons : 3 records" in text
