"""A word that a curator has just entered is known to the next search; a word of a draft is known to nobody."""

from urllib.parse import urlencode

import pytest

from evidence.curation.actions import withdraw_record
from evidence.models import Acronym
from tests.asking import ask, found
from tests.factories import make_acronym, make_editor, make_paper, make_place, make_programme, make_theme, save

pytestmark = pytest.mark.usefixtures("committing")


def question(q: str) -> str:
    return urlencode({"q": q})


def test_new_acronym_is_searched_at_once_and_a_retired_one_no_longer():
    paper = make_paper(title="Rainbow care alliance")
    assert ask(question("RCA")).total == 0

    acronym = make_acronym(label="RCA", meaning="rainbow care alliance")

    results = ask(question("RCA"))
    assert [(hit.record, hit.matched_through) for hit in results.hits] == [(paper.pk, "rainbow care alliance")]
    save_retired(acronym)
    assert ask(question("RCA")).total == 0


def save_retired(acronym: Acronym) -> None:
    acronym.retired_on = "2026-01-01"
    save(acronym)


def test_new_alias_of_a_place_is_searched_at_once():
    place = make_place(name="Rivermouth", aliases="Old Harbour")

    assert found(question("place:harbour")) == {("place", place.pk)}
    assert found(question("Old Harbour")) == found(question("Rivermouth")) == {("place", place.pk)}


def test_words_of_drafts_are_neither_meanings_nor_names_nor_suggested():
    make_programme(name="Secret scheme", abbreviation="SECS", status="draft")
    make_theme(label="Hidden subject", synonyms="concealed matter", status="draft")
    make_paper(title="Concealed findings", status="draft")
    make_paper(2, title="Open findings")

    assert ask(question("SECS")).expanded == ()
    assert ask(question("concealed matter")).expanded == ()
    assert ask(question("theme:hidden")).notices == ("No theme is called “hidden”.",)
    assert (ask(question("concaeled")).suggestion, ask(question("concaeled")).total) == (None, 0)


def test_words_of_a_withdrawn_record_are_forgotten():
    paper = make_paper(title="Concealed findings")
    assert ask(question("concaeled")).suggestion == "concealed"

    withdraw_record(paper, by=make_editor(), reason="Wrong.")

    assert ask(question("concaeled")).suggestion is None


@pytest.mark.parametrize("text", ["<b>bold</b> budgets & 'quotes'", "budgets <script>alert(1)</script>"])
def test_snippet_escapes_the_text_and_marks_the_word(text):
    make_paper(title="One", summary=text)

    snippet = ask(question("budgets")).hits[0].snippet

    assert "<mark>budgets</mark>" in snippet
    assert snippet.replace("<mark>", "").replace("</mark>", "").count("<") == 0


def test_records_that_match_alike_stand_by_kind_and_number():
    papers = [make_paper(number, title="Same words in each") for number in (1, 2, 3)]

    hits = ask(question("same words")).hits

    assert [hit.record for hit in hits] == [paper.pk for paper in papers]
