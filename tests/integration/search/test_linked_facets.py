"""Facets that lessons and papers have through their links: two choices must come from one link, and counts say so."""

from itertools import combinations

import pytest

from tests.asking import ask, count_in_database, counted, sample_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

LINKED = {"lesson": ("programme", "theme", "place", "nation", "year"), "paper": ("programme", "theme", "place")}
PAIRS = [(kind, pair) for kind, facets in LINKED.items() for pair in combinations(facets, 2)]
TRIPLES = [(kind, three) for kind, facets in LINKED.items() for three in combinations(facets, 3)]


def frequent(kind: str, facet: str, number: int = 0) -> str:
    """Return the facet's most frequent value among records of a kind, or the next ones."""
    counts = counted(f"kind={kind}")[facet]
    return sorted(counts, key=lambda value: (-counts[value], value))[number]


@pytest.mark.parametrize(("kind", "pair"), PAIRS)
def test_pair_counts_what_the_database_counts(kind, pair):
    first, second = pair
    question = f"kind={kind}&{first}={frequent(kind, first, 1)}"

    counts = counted(question)[second]
    values = [*sorted(counts)[:4], *sample_of(second)[:4]]

    assert {value: counts.get(value, 0) for value in values} == {
        value: count_in_database(f"{question}&{second}={value}") for value in values
    }


@pytest.mark.parametrize(("kind", "pair"), PAIRS)
def test_pair_lists_as_many_records_as_it_counts(kind, pair):
    first, second = pair
    question = f"{first}={frequent(kind, first)}"

    counts = counted(question)[second]
    values = [*sorted(counts)[:4], *sample_of(second)[:4]]

    assert {value: counts.get(value, 0) for value in values} == {
        value: ask(f"{question}&{second}={value}").total for value in values
    }


@pytest.mark.parametrize(("kind", "three"), TRIPLES)
def test_triple_counts_what_the_database_counts(kind, three):
    first, second, third = three
    question = f"kind={kind}&{first}={frequent(kind, first)}&{second}={frequent(kind, second)}"

    counts = counted(question)[third]
    values = [*sorted(counts)[:4], *sample_of(third)[:3]]

    assert {value: counts.get(value, 0) for value in values} == {
        value: count_in_database(f"{question}&{third}={value}") for value in values
    }


def test_five_linked_choices_of_one_evidence_find_its_lesson():
    question = "kind=lesson"
    for facet in LINKED["lesson"]:
        counts = counted(question)[facet]
        question += f"&{facet}={max(sorted(counts), key=counts.get)}"

    results = ask(question)

    assert results.total == count_in_database(question)
    assert results.total > 0
