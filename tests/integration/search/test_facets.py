"""What every facet owes its readers, run by itself on each facet of the catalogue, on the real content."""

from urllib.parse import urlencode

import pytest

from evidence.search.catalogue import FACETS
from evidence.search.filters import choices_of
from tests.asking import ask, count_in_database, counted, found, sample_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

each_facet = pytest.mark.parametrize("facet", ["kind", *FACETS])


@each_facet
def test_facet_puts_nonsense_aside(facet):
    results = ask(f"{facet}=%00nonsense%27--&{facet}=<b>")

    assert results.criteria.ignored == (f"{facet}: \x00nonsense'--", f"{facet}: <b>")
    assert results.total == ask().total


@each_facet
def test_facet_keeps_known_values_beside_nonsense(facet):
    value = sample_of(facet)[0]

    results = ask(f"{facet}=nonsense&{facet}={value}")

    assert results.criteria.chosen == {facet: (value,)}
    assert results.total == counted()[facet][value]


@each_facet
def test_facet_counts_what_the_database_counts(facet):
    counts = counted()[facet]

    values = sample_of(facet)

    assert {value: counts.get(value, 0) for value in values} == {
        value: count_in_database(f"{facet}={value}") for value in values
    }


@each_facet
def test_facet_lists_as_many_records_as_it_counts(facet):
    counts = counted()[facet]

    values = sample_of(facet)

    assert {value: ask(f"{facet}={value}").total for value in values} == {
        value: counts.get(value, 0) for value in values
    }


@each_facet
def test_facet_is_a_field_by_the_labels_of_its_values(facet):
    labels = choices_of(facet).labels

    values = sample_of(facet)

    assert {value: ask(urlencode({"q": f'{facet}:"{labels[value]}"'})).total for value in values} == {
        value: ask(f"{facet}={value}").total for value in values
    }


@each_facet
def test_field_of_a_facet_can_be_refused(facet):
    value = sample_of(facet)[0]

    refused = ask(urlencode({"q": f'NOT {facet}:"{choices_of(facet).labels[value]}"'}))

    assert refused.total == ask().total - counted()[facet][value]


@each_facet
def test_field_of_a_facet_says_that_nothing_is_called_so(facet):
    results = ask(urlencode({"q": f"{facet}:xyzzy"}))

    assert (results.total, len(results.notices)) == (0 if facet != "year" else ask().total, 1)


@each_facet
def test_facet_counts_under_each_other_facet(facet):
    chosen = {other: sample_of(other)[0] for other in ("kind", *FACETS) if other != facet}

    for other, choice in chosen.items():
        counts = counted(f"{other}={choice}")[facet]
        values = list(counts)[:2] + sample_of(facet)[:1]
        assert {value: counts.get(value, 0) for value in values} == {
            value: count_in_database(f"{other}={choice}&{facet}={value}") for value in values
        }, other


@each_facet
def test_facet_own_choice_does_not_narrow_own_counts(facet):
    value, other = sample_of(facet)[:2]

    counts = counted(f"{facet}={value}&{facet}={other}")[facet]

    assert counts == counted()[facet]


@each_facet
def test_facet_finds_any_of_its_choices(facet):
    value, other = sample_of(facet)[1:3]

    both = found(f"{facet}={value}&{facet}={other}")

    assert both == found(f"{facet}={value}") | found(f"{facet}={other}")


@each_facet
def test_facet_shows_a_chosen_value_that_nothing_has(facet):
    counts = counted()[facet]
    unused = [value for value in choices_of(facet).labels if value not in counts][:1]

    shown = {
        value: [(shown.count, shown.selected) for shown in results.values if shown.value == value]
        for value in unused
        for results in ask(f"{facet}={value}").facets
        if results.name == facet
    }

    assert shown == {value: [(0, True)] for value in unused}


@pytest.mark.parametrize("facet", ["programme", "theme", "place", "care_model", "population", "domain"])
def test_facet_parent_counts_its_children(facet):
    choices = choices_of(facet)
    counts = counted()[facet]
    parents = sorted({parent for above in choices.parents.values() for parent in above} & counts.keys())[:8]

    below = {
        parent: found("&".join(f"{facet}={value}" for value in choices.with_descendants([parent])))
        for parent in parents
    }

    assert {parent: counts[parent] for parent in parents} == {parent: len(below[parent]) for parent in parents}


def test_catalogue_has_the_promised_facets():
    promised = "programme theme care_model population place nation domain direction lesson_kind factor level"
    promised += " integration_type study_design paper_type year verification confidence"

    assert list(FACETS) == promised.split()
