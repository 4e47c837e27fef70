"""A question as a value: what it was read from, and the addresses that differ by one choice."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence.search import SORTS, Criteria, read_criteria
from evidence.search.catalogue import FACETS
from evidence.search.filters import choices_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

# The content is only read, so one database serves all examples.
few = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
questions = st.lists(words, max_size=4).map(" ".join)


def read(query: str) -> Criteria:
    return read_criteria(QueryDict(query))


@st.composite
def criteria(draw) -> Criteria:
    """Any question that can be asked of the library as it stands."""
    names = draw(st.lists(st.sampled_from(["kind", *FACETS]), max_size=3, unique=True))
    values = {name: st.sampled_from(list(choices_of(name).labels)) for name in names}
    chosen = {name: tuple(draw(st.lists(values[name], min_size=1, max_size=3, unique=True))) for name in names}
    return Criteria(
        q=draw(questions),
        chosen=chosen,
        sort=draw(st.sampled_from(list(SORTS))),
        page=draw(st.integers(1, 100)),
        page_size=draw(st.integers(1, 100)),
        whole=draw(st.sampled_from(["", "theme", "kind"])),
        expand=draw(st.booleans()),
        mend=draw(st.booleans()),
    )


@few
@given(st.data())
def test_question_is_read_from_its_own_address(data):
    question = data.draw(criteria())

    assert read(question.query_string()) == question


@few
@given(st.data())
def test_choosing_twice_gives_the_first_page_of_the_same_question(data):
    question = data.draw(criteria())
    facet = data.draw(st.sampled_from(list(FACETS)))
    value = data.draw(st.sampled_from(list(choices_of(facet).labels)))

    twice = question.toggled(facet, value).toggled(facet, value)

    assert twice.without_order() == question.without_order()
    assert (twice.page, twice.q, twice.sort) == (1, question.q, question.sort)


@few
@given(st.text(max_size=300))
def test_any_address_is_read(query):
    question = read(query)

    assert read(question.query_string()) == Criteria(**{**vars(question), "ignored": ()})


def test_choice_returns_to_the_first_page():
    question = read("q=care&page=3&sort=title")

    assert question.toggled("nation", "wales").query_string() == "q=care&nation=wales&sort=title"


def test_order_returns_to_the_first_page():
    assert read("q=care&page=3").sorted_by("newest").query_string() == "q=care&sort=newest"


def test_choices_are_cleared_and_the_words_and_the_order_kept():
    assert read("q=care&nation=wales&sort=title&page=2").without_choices().query_string() == "q=care&sort=title"


def test_usual_question_has_an_empty_address():
    assert read("q=&page=1&sort=relevance&page_size=20").query_string() == ""


def test_counts_depend_on_choices_in_any_order():
    one, other = read("nation=wales&nation=england&kind=paper"), read("kind=paper&nation=england&nation=wales")

    assert one.without_order() == other.without_order()


def test_kind_of_a_list_stands_before_any_other_kind():
    question = read_criteria(QueryDict("kind=paper&q=care"), kind="lesson")

    assert question.chosen == {"kind": ("lesson",)}


@pytest.mark.parametrize(
    ("query", "q"),
    [
        ("q=%20pooled%09budgets%0A", "pooled budgets"),
        ("q=pooled%00budgets", "pooled budgets"),
        ("q=pooled%E2%80%AEbudgets", "pooled budgets"),
        ("q=pooled%E2%80%8Bbudgets", "pooled budgets"),
        ("q=caf%C3%A9", "café"),
        ("q=one&q=two", "two"),
    ],
)
def test_words_are_read_without_what_cannot_be_printed(query, q):
    assert read(query).q == q


def test_words_beyond_the_longest_question_are_left_out_and_named():
    question = read("q=" + "a" * 100_001)

    assert len(question.q) == 100_000
    assert question.ignored == ("q: everything after its first 100,000 characters",)


def test_hundreds_of_choices_are_limited():
    question = read("&".join(f"year={year}" for year in range(1_300, 2_200)))

    assert len(question.chosen["year"]) <= 200
    assert all(len(text) <= 200 for text in question.ignored)
