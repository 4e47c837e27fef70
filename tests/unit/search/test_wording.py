"""From what was typed to the words and identifiers that are looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.search.schema import build_schema
from evidence.search.wording import MOST_WORDS, Wording, identifiers_in

SCHEMA = build_schema()


def words_of(text: str) -> list[str]:
    return Wording(text, SCHEMA).words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pooled budgets", ["pooled", "budgets"]),
        ("what are the lessons of Torbay?", ["lessons", "torbay"]),
        ("the of and", ["the", "of", "and"]),
        ("café, CAFÉ’s", ["cafe", "s"]),
        ("co-ordination", ["co", "ordination"]),
        ("", []),
        ("?!…", []),
    ],
)
def test_text_becomes_words(text, words):
    assert words_of(text) == words


def test_words_have_a_stem_each():
    wording = Wording("pooling budgets", SCHEMA)

    assert wording.stems == ["pool", "budget"]


def test_words_beyond_the_most_are_left_out():
    assert len(words_of(" ".join(f"word{number}" for number in range(500)))) == MOST_WORDS


def test_repeated_word_is_one_word():
    assert words_of("care " * 500) == ["care"]


@given(st.text(max_size=200))
def test_any_text_becomes_a_query(text):
    wording = Wording(text, SCHEMA)

    assert wording.is_empty or wording.query() is not None
    assert len(wording.words) == len(wording.stems)


@pytest.mark.parametrize(
    ("text", "identifiers"),
    [
        ("10.1108/JICA-11-2019-0047", ["10.1108/jica-11-2019-0047"]),
        ("doi: 10.1108/JICA-11-2019-0047", ["10.1108/jica-11-2019-0047"]),
        ("https://doi.org/10.1108/JICA-11-2019-0047", ["10.1108/jica-11-2019-0047"]),
        ("PMC5354217", ["pmc5354217"]),
        ("pmc 5354217", ["pmc5354217"]),
        ("978-1-4473-1234-5", ["9781447312345"]),
        ("978-1-4473-1234-6", []),
        ("pooled budgets", []),
        ("2019", []),
        ("10.1108/ " + "x" * 400, []),
    ],
)
def test_identifier_is_known_in_any_spelling(text, identifiers):
    assert identifiers_in(text) == identifiers


def test_number_may_be_a_pmid():
    assert "28316552" in identifiers_in("28316552")
    assert "28316552" in identifiers_in("PMID: 28316552")


@given(st.text(max_size=400))
def test_any_text_is_asked_for_identifiers(text):
    assert all(found == found.lower() for found in identifiers_in(text))
