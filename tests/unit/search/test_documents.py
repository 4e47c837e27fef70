"""The small rules behind documents: order of titles, and keys of what one link carries."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.search.choices import Choices
from evidence.search.documents import document_key, title_rank
from evidence.search.links import combination_key, combination_keys, keys_for_choice

names = st.sampled_from(["programme", "theme", "place", "nation", "year"])
slugs = st.from_regex(r"[a-z][a-z-]{0,5}", fullmatch=True)
carried = st.dictionaries(names, st.sets(slugs, min_size=1, max_size=3), max_size=4)


def test_titles_stand_from_a_to_z():
    titles = ["Zoo", "“Able”", "a b", "Aardvark", "2020 vision"]

    assert sorted(titles, key=title_rank) == ["2020 vision", "Aardvark", "a b", "“Able”", "Zoo"]


@given(st.text(max_size=30))
def test_title_rank_fits_an_unsigned_number(title):
    assert 0 <= title_rank(title) < 2**64


@given(st.text("abcdefgh", min_size=1, max_size=8), st.text("abcdefgh", min_size=1, max_size=8))
def test_plain_titles_stand_as_their_letters_do(one, other):
    assert (title_rank(one) < title_rank(other)) == (one < other)


@pytest.mark.parametrize(("title", "same"), [("The Élan", "the lan"), ("  Care!", "care"), ("CARE", "care")])
def test_title_rank_sees_letters_and_digits_only(title, same):
    assert title_rank(title) == title_rank(same)


def test_document_is_named_by_kind_and_number():
    assert document_key("paper", 12) == "paper:12"


@given(carried)
def test_link_has_a_key_for_every_choice_that_it_satisfies(values):
    keys = set(combination_keys(values))

    for facets in ({"programme", "theme"}, {"place", "theme", "year"}, set(values)):
        if len(facets) > 1 and facets <= values.keys():
            wanted = {
                combination_key(dict(zip(sorted(facets), one, strict=True)))
                for one in product(*(values[name] for name in sorted(facets)))
            }
            assert wanted <= keys


@given(carried, carried)
def test_link_satisfies_a_choice_when_it_has_a_value_of_every_facet(values, chosen):
    if len(chosen) < 2:
        return

    satisfied = bool(set(keys_for_choice(chosen)) & set(combination_keys(values)))

    assert satisfied == all(values.get(name, set()) & chosen[name] for name in chosen)


def test_value_of_one_facet_alone_needs_no_key():
    assert list(combination_keys({"programme": {"a", "b"}})) == []


def test_key_is_the_same_in_any_order():
    assert combination_key({"theme": "b", "programme": "a"}) == combination_key({"programme": "a", "theme": "b"})


def test_choices_reach_up_and_down_a_tree_with_two_parents():
    choices = Choices(dict.fromkeys("abcd", ""), {"b": ("a",), "c": ("a",), "d": ("b", "c")})

    assert choices.with_ancestors(["d"]) == {"a", "b", "c", "d"}
    assert choices.with_descendants(["b"]) == {"b", "d"}
    assert choices.with_descendants(["a"]) == {"a", "b", "c", "d"}


def test_choices_survive_a_loop():
    choices = Choices(dict.fromkeys("ab", ""), {"a": ("b",), "b": ("a",)})

    assert choices.with_ancestors(["a"]) == {"a", "b"}
    assert choices.with_descendants(["a"]) == {"a", "b"}
