"""A briefing as a value: its address says all of it, its records move among their kind, and nothing too long passes."""

from urllib.parse import parse_qsl

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.browse.briefing.state import (
    LONGEST_INTRODUCTION,
    LONGEST_NOTE,
    LONGEST_SEARCH,
    LONGEST_TITLE,
    MOST_RECORDS,
    MOST_SEARCHES,
    Briefing,
    Key,
    read_key,
)
from evidence.search import KINDS

A, B, C = Key("lesson", "a"), Key("lesson", "b"), Key("lesson", "c")
TORBAY, PAPER = Key("place", "torbay"), Key("paper", "p_1")

few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
keys = st.builds(Key, st.sampled_from(list(KINDS)), st.text("ab1-_", min_size=1, max_size=6))
any_query = st.lists(st.tuples(st.sampled_from(["r", "title", "intro", "from", "note.lesson:a"]), st.text(max_size=40)))


def read(query: str) -> Briefing:
    return Briefing.read(QueryDict(query))


@few
@given(st.lists(keys, max_size=8), st.text(max_size=60), st.text(max_size=60))
def test_address_gives_back_the_briefing(records, title, note):
    made = Briefing(tuple(dict.fromkeys(records)), title="Winter")
    data = QueryDict(made.query, mutable=True)
    data["title"] = title
    for key in made.records:
        data[f"note.{key}"] = note

    first = Briefing.read(data)

    assert read(first.query) == first
    assert first.records == made.records


@few
@given(any_query)
def test_any_address_is_read_and_then_stays_as_it_is(pairs):
    data = QueryDict(mutable=True)
    for name, value in pairs:
        data.appendlist(name, value.encode("utf-8", "ignore").decode())

    briefing = Briefing.read(data)

    assert read(briefing.query) == briefing


def test_address_is_short_and_readable():
    briefing = Briefing((A, TORBAY), {TORBAY: "Ask them"}, title="Winter")

    assert briefing.query == "title=Winter&r=lesson:a&r=place:torbay&note.place:torbay=Ask+them"


@pytest.mark.parametrize(
    "text", ["", "lesson", "lesson:", ":a", "lessons:a", "lesson:a b", "lesson:é", "lesson:" + "a" * 81, "lesson:a\n"]
)
def test_what_can_be_no_record_is_none(text):
    assert read_key(text) is None


def test_record_named_twice_stands_once_and_notes_of_others_are_dropped():
    briefing = read("r=lesson:a&r=place:torbay&r=lesson:a&note.lesson:b=left+over")

    assert briefing.records == (A, TORBAY)
    assert briefing.notes == {}


@pytest.mark.parametrize(
    ("key", "steps", "expected"),
    [
        (C, -1, (A, TORBAY, C, B)),
        (A, 1, (B, TORBAY, A, C)),
        (A, -1, (A, TORBAY, B, C)),
        (C, 1, (A, TORBAY, B, C)),
        (TORBAY, 1, (A, TORBAY, B, C)),
        (PAPER, 1, (A, TORBAY, B, C)),
    ],
)
def test_record_moves_among_those_of_its_kind(key, steps, expected):
    assert Briefing((A, TORBAY, B, C)).moving(key, steps).records == expected


def test_taking_a_record_out_takes_its_note_along():
    rest = Briefing((A, B), {A: "one", B: "two"}).without(A)

    assert (rest.records, rest.notes) == ((B,), {B: "two"})


def test_joining_keeps_own_words_and_adds_what_is_missing():
    own = Briefing((A,), {A: "mine"}, title="Mine", searches=("q=a",))
    other = Briefing((B, A), {A: "theirs", B: "new"}, title="Theirs", introduction="Hello", searches=("q=a", "q=b"))

    joined = own.joined_by(other)

    assert joined == Briefing((A, B), {A: "mine", B: "new"}, "Mine", "Hello", ("q=a", "q=b"))


def test_searches_are_kept_once_each_up_to_ten():
    briefing = Briefing()
    for number in [*range(MOST_SEARCHES + 2), 0]:
        briefing = briefing.found_by(f"q={number}")

    assert briefing.searches == tuple(f"q={number}" for number in range(MOST_SEARCHES))
    assert Briefing().found_by("q" * (LONGEST_SEARCH + 1)).searches == ()


def test_what_fits_exactly_is_no_problem():
    records = tuple(Key("lesson", f"l{number}") for number in range(MOST_RECORDS))
    full = Briefing(records, {records[0]: "n" * LONGEST_NOTE}, "t" * LONGEST_TITLE, "i" * LONGEST_INTRODUCTION)

    assert full.problems() == []


def test_each_thing_too_long_is_named_with_its_field():
    records = tuple(Key("lesson", f"l{number}") for number in range(MOST_RECORDS + 1))
    briefing = Briefing(
        records, {records[0]: "n" * (LONGEST_NOTE + 1)}, "t" * (LONGEST_TITLE + 1), "i" * (LONGEST_INTRODUCTION + 1)
    )

    assert [tuple(problem) for problem in briefing.problems()] == [
        ("title", "The title has 151 characters; at most 150 fit. Shorten it."),
        ("intro", "The introduction has 2,001 characters; at most 2,000 fit. Shorten it."),
        ("note.lesson:l0", "A note has 1,001 characters; at most 1,000 fit. Shorten it."),
        ("r", "A briefing holds at most 60 records; this one has 61. Take some out."),
    ]


def test_texts_lose_what_cannot_be_shown_and_keep_their_paragraphs():
    data = QueryDict(mutable=True)
    data["title"] = " A\x00b\u202egnitset \n line "
    data["intro"] = "\r\n one\r\n\r\ntwo\x07 \u05e9\u05dc\u05d5\u05dd \r\n"
    data["r"] = "lesson:a"
    data["note.lesson:a"] = "\u200c\U0001f468\u200d\U0001f469 \ud83d"

    briefing = Briefing.read(data)

    assert briefing.title == "A bgnitset line"
    assert briefing.introduction == "one\n\ntwo \u05e9\u05dc\u05d5\u05dd"
    assert briefing.notes == {A: "\u200c\U0001f468\u200d\U0001f469"}
    assert dict(parse_qsl(briefing.query))["title"] == "A bgnitset line"
