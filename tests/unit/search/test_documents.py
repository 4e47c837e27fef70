"""The small rules behind documents: order of titles, and keys of what one link carries."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.search.choices import Choices
from evidence.search.documents import document_key, title_key
from evidence.search.links import combination_key, combination_keys, keys_for_choice

names = st.sampled_from(["programme", "theme", "place", "nation", "year"])
slugs = st.from_regex(r"[a-z][a-z-]{0,5}", fullmatch=True)
carried = st.dictionaries(names, st.sets(slugs, min_size=1, max_size=3), max_size=4)


def in_order(titles: list[str]) -> list[str]:
    return sorted(titles, key=lambda title: title_key(title, "paper", 1))


def test_titles_stand_from_a_to_z():
    assert in_order(["Zoo", "“Able”", "Élan", "Aardvark", "2020 vision"]) == [
        "2020 vision",
        "Aardvark",
        "“Able”",
        "Élan",
        "Zoo",
    ]


def test_titles_that_begin_alike_are_told_apart_by_their_ends():
    same = "Integrated care and support for older people in"

    assert in_order([f"{same} Wales", f"{same} England", f"{same} England: 2"]) == [
        f"{same} England",
        f"{same} England: 2",
        f"{same} Wales",
    ]


def test_titles_stand_word_by_word_and_numbers_by_their_size():
    assert in_order(["Careful", "Care 10", "Care home", "Care 9"]) == ["Care 9", "Care 10", "Care home", "Careful"]


@pytest.mark.parametrize(
    ("title", "same"),
    [("The Élan", "elan"), ("  Care!", "care"), ("A CARE", "care"), ("People’s care", "peoples care"), ("The", "the")],
)
def test_title_key_leaves_out_marks_accents_and_a_first_article(title, same):
    assert title_key(title, "paper", 1) == title_key(same, "paper", 1)


def test_equal_titles_stand_by_kind_and_number():
    keys = [title_key("Care", "paper", 10), title_key("Care", "lesson", 11), title_key("Care", "paper", 9)]

    assert sorted(keys) == [keys[1], keys[2], keys[0]]


@given(st.text(max_size=300))
def test_any_title_has_a_key(title):
    assert title_key(title, "place", 1).endswith("\t000000000001")


def test_document_is_named_by_kind_and_number():
    assert document_key("paper", 12) == "paper:12"


@given(carried)
def test_link_has_a_key_for_every_choice_that_it_satisfies(values):
    keys = set(combination_keys("paper", values))

    for facets in ({"programme", "theme"}, {"place", "theme", "year"}, set(values)):
        if len(facets) > 1 and facets <= values.keys():
            wanted = {
                combination_key("paper", dict(zip(sorted(facets), one, strict=True)))
                for one in product(*(values[name] for name in sorted(facets)))
            }
            assert wanted <= keys


@given(carried, carried)
def test_link_satisfies_a_choice_when_it_has_a_value_of_every_facet(values, chosen):
    if len(chosen) < 2:
        return

    satisfied = bool(set(keys_for_choice("paper", chosen)) & set(combination_keys("paper", values)))

    assert satisfied == all(values.get(name, set()) & chosen[name] for name in chosen)


def test_value_of_one_facet_alone_needs_no_key():
    assert combination_keys("paper", {"programme": {"a", "b"}}) == []


def test_key_is_the_same_in_any_order():
    one, other = {"theme": "b", "programme": "a"}, {"programme": "a", "theme": "b"}
    assert combination_key("paper", one) == combination_key("paper", other) == "paper:programme=a&theme=b"


def test_key_of_one_kind_is_none_of_another():
    values = {"programme": {"a"}, "place": {"b"}}
    assert set(combination_keys("paper", values)).isdisjoint(combination_keys("lesson", values))


def test_choices_reach_up_and_down_a_tree_with_two_parents():
    choices = Choices(dict.fromkeys("abcd", ""), {"b": ("a",), "c": ("a",), "d": ("b", "c")})

    assert choices.with_ancestors(["d"]) == {"a", "b", "c", "d"}
    assert choices.with_descendants(["b"]) == {"b", "d"}
    assert choices.with_descendants(["a"]) == {"a", "b", "c", "d"}


def test_choices_survive_a_loop():
    choices = Choices(dict.fromkeys("ab", ""), {"a": ("b",), "b": ("a",)})

    assert choices.with_ancestors(["a"]) == {"a", "b"}
    assert choices.with_descendants(["a"]) == {"a", "b"}
