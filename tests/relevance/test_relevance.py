"""The judged queries are sound, and the search answers them no worse than it did."""

import pytest

from evidence.search import KINDS
from tests.relevance.judged import HELD_OUT, SPLITS, TUNED, means, measure, read_floors, read_judged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

# Databases number records differently, so records of equal score may change places.
TOLERANCE = 0.005
TYPES = {
    *("question", "name", "acronym", "misspelling", "spelling", "phrase", "outcome"),
    *("policy", "author", "identifier", "long", "theme", "exact"),
}


def test_there_are_enough_queries_and_none_is_in_both_files():
    texts = {split: [entry["text"].casefold() for entry in read_judged(split)] for split in SPLITS}

    assert len(texts[TUNED]) >= 60
    assert len(texts[HELD_OUT]) >= 20
    assert len({*texts[TUNED], *texts[HELD_OUT]}) == len(texts[TUNED]) + len(texts[HELD_OUT])


@pytest.mark.parametrize("split", SPLITS)
def test_every_type_of_query_is_in_both_files(split):
    assert {entry["type"] for entry in read_judged(split)} == TYPES


@pytest.mark.parametrize("split", SPLITS)
def test_judgements_name_visible_records_once_with_a_grade_and_a_reason(split):
    visible = {
        f"{kind.name}:{slug}"
        for kind in KINDS.values()
        for slug in kind.model.objects.visible().values_list("slug", flat=True)
    }
    for entry in read_judged(split):
        grades, records, reasons = zip(*entry["judged"], strict=True)
        assert set(records) <= visible, entry["text"]
        assert len(set(records)) == len(records), entry["text"]
        assert list(grades) == sorted(grades, reverse=True), entry["text"]
        assert {1, 2, 3} >= set(grades), entry["text"]
        assert grades[0] == 3, entry["text"]
        assert all(reasons), entry["text"]
        assert entry["wants"], entry["text"]


@pytest.mark.parametrize("split", SPLITS)
def test_search_answers_no_worse_than_it_did(split):
    reached, floor = means(measure(split)), read_floors()[split]

    fallen = {name: figure for name, figure in reached.items() if figure < floor[name] - TOLERANCE}

    assert fallen == {}, f"Means below their floor {floor}. `make relevance` shows which queries got worse."
