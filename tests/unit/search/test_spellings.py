"""British and American spelling, one word or two, and letters typed wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.search.asking.corrections import typing_distance
from evidence.search.asking.spellings import other_beginnings, other_spellings, split_in_two

words = st.text("abcdefghijklmnopqrstuvwxyz", max_size=12)

PAIRS = [
    ("organisation", "organization"),
    ("organising", "organizing"),
    ("prioritise", "prioritize"),
    ("analysed", "analyzed"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("behavioural", "behavioral"),
    ("centre", "center"),
    ("centred", "centered"),
    ("paediatrics", "pediatrics"),
    ("ageing", "aging"),
    ("enrol", "enroll"),
    ("counsellors", "counselors"),
    ("labour", "labor"),
]


@pytest.mark.parametrize(("british", "american"), PAIRS)
def test_each_spelling_leads_to_the_other(british, american):
    assert american in other_spellings(british)
    assert british in other_spellings(american)


@pytest.mark.parametrize("word", ["care", "budget", "rise", "wise", "trust", "size"])
def test_word_that_is_spelt_one_way_has_no_other(word):
    assert other_spellings(word) == set()


@pytest.mark.parametrize(
    ("one", "other"), [("organis", "organiz"), ("organisa", "organiza"), ("behaviour", "behavior")]
)
def test_beginning_has_both_spellings(one, other):
    assert other in other_beginnings(one)
    assert one in other_beginnings(other)


@given(words)
def test_no_word_is_its_own_other_spelling(word):
    assert word not in other_spellings(word)


@pytest.mark.parametrize(
    ("word", "halves"),
    [("colocation", ("co", "location")), ("healthcare", ("health", "care")), ("leadership", None), ("care", None)],
)
def test_word_is_split_where_the_library_has_both_halves(word, halves):
    assert split_in_two(word, {"co", "location", "health", "care", "leader", "ship"}.__contains__) == halves


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("torbey", "torbay", 1),
        ("laedership", "leadership", 1),
        ("multidisiplinary", "multidisciplinary", 1),
        ("budgits", "budgets", 1),
        ("ca", "abc", 3),
        ("", "abc", 3),
        ("same", "same", 0),
    ],
)
def test_distance_is_the_number_of_slips(one, other, distance):
    assert typing_distance(one, other) == distance


@given(words, words)
def test_distance_is_the_same_both_ways_and_no_more_than_the_longer_word(one, other):
    assert typing_distance(one, other) == typing_distance(other, one) <= max(len(one), len(other))
    assert (typing_distance(one, other) == 0) == (one == other)
