"""Any tree of a question can be asked, whatever stands in it, and finds what set theory says."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.search.criteria import Criteria
from evidence.search.inquiry import ask_tree, count
from evidence.search.language.tree import (
    FIELDS,
    All,
    Beginning,
    Either,
    Identifier,
    In,
    Phrase,
    Plain,
    Without,
    Word,
    Years,
)
from evidence.search.offers import suggestion
from evidence.search.snapshot import current_snapshot
from tests.asking import ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

few = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
texts = st.sampled_from(
    [
        "care",
        "budgets",
        "organisation",
        "A&E",
        "co-location",
        "torbey",
        "the",
        "ICS",
        "75",
        "é",
        "x",
        "Torbay",
        "*",
        "…",
    ]
) | st.text(min_size=1, max_size=8)
word_nodes = texts.map(Word)
beginnings = texts.map(Beginning)
phrases = st.builds(
    Phrase, st.lists(word_nodes | beginnings, min_size=1, max_size=4).map(tuple), st.integers(min_value=0, max_value=9)
)
years = st.builds(Years, st.none() | st.integers(1000, 2999), st.none() | st.integers(1000, 2999))
plain = st.lists(word_nodes, min_size=1, max_size=6).map(tuple).map(Plain)
leaves = word_nodes | beginnings | phrases | years | texts.map(Identifier) | plain


def branches(inner):
    several = st.lists(inner, min_size=1, max_size=4).map(tuple)
    return several.map(All) | several.map(Either) | inner.map(Without) | st.builds(In, st.sampled_from(FIELDS), inner)


trees = st.recursive(leaves, branches, max_leaves=12)


def number_found(tree, **criteria) -> int:
    snapshot, asked = current_snapshot(), Criteria(**criteria)
    return count(ask_tree(tree, asked, snapshot).found, asked, snapshot)


@few
@given(trees)
def test_any_tree_is_asked(tree):
    snapshot = current_snapshot()
    asked = ask_tree(tree, Criteria(), snapshot)

    listed = snapshot.searcher.search(asked.ordered(None), 1)

    assert listed.count == number_found(tree)


@few
@given(trees)
def test_without_finds_all_the_others(tree):
    strict = {"expand": False, "mend": False}
    everything = number_found(Either((tree, Without(tree))), **strict)

    assert number_found(Either((Word("care"), Without(Word("care")))), **strict) == ask("").total
    assert everything <= ask("").total
    assert number_found(All((tree, Without(tree))), **strict) <= number_found(tree, **strict)


@few
@given(trees, trees)
def test_both_find_no_more_than_one_and_either_no_less(one, other):
    both, either = number_found(All((one, other))), number_found(Either((one, other)))

    if not isinstance(one, Without) and not isinstance(other, Without):
        assert both <= min(number_found(one), number_found(other))
    assert either >= max(number_found(one), number_found(other))


@few
@given(st.text(max_size=80))
def test_any_text_is_asked_and_counts_what_it_lists(text):
    results = ask(urlencode({"q": text.encode("utf-8", "ignore").decode(), "page_size": "100"}))

    assert len(results.hits) == min(results.total, 100)
    assert suggestion is not None
