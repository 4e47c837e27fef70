"""Recall and nDCG against figures worked out by hand."""

from math import log2

import pytest

from tests.relevance.measures import ndcg, recall

GRADES = {"answer": 3, "help": 2, "related": 1}


def test_recall_is_the_share_of_helping_records_found():
    assert recall(["help", "other"], GRADES) == 1 / 2
    assert recall(["other", "answer", "help"], GRADES) == 1


def test_recall_ignores_records_that_are_only_related():
    assert recall(["related"], GRADES) == 0


def test_recall_looks_at_ten_records_only():
    others = [f"other-{number}" for number in range(10)]

    assert recall([*others[:9], "answer"], GRADES) == 1 / 2
    assert recall([*others, "answer"], GRADES) == 0


def test_recall_of_more_than_ten_helping_records_is_a_share_of_ten():
    grades = {f"help-{number}": 2 for number in range(12)}

    assert recall(list(grades)[:5], grades) == 5 / 10
    assert recall(list(grades)[2:], grades) == 1


def test_ndcg_of_the_best_order_is_one():
    assert ndcg(["answer", "help", "related"], GRADES) == pytest.approx(1)


def test_ndcg_of_nothing_judged_is_zero():
    assert ndcg(["other"], GRADES) == 0
    assert ndcg([], GRADES) == 0


def test_ndcg_discounts_a_gain_by_its_rank():
    # One record of grade 3, gain 7: at rank 3 it adds 7 / log2(4) = 3.5 of the 7 that it adds at rank 1.
    assert ndcg(["other", "another", "answer"], {"answer": 3}) == pytest.approx(1 / 2)


def test_ndcg_weighs_grades_by_two_to_their_power_less_one():
    # Gains 1, 7 and 3 in the order found; 7, 3 and 1 in the best order.
    found = 1 / log2(2) + 7 / log2(3) + 3 / log2(4)
    best = 7 / log2(2) + 3 / log2(3) + 1 / log2(4)

    assert ndcg(["related", "answer", "help"], GRADES) == pytest.approx(found / best)
    assert found / best == pytest.approx(6.9165 / 9.3928, abs=0.0001)


def test_ndcg_compares_with_the_ten_best_only():
    grades = {f"help-{number}": 2 for number in range(12)}

    assert ndcg(list(grades)[:10], grades) == pytest.approx(1)
    assert ndcg([*["other"] * 10, "help-0"], grades) == 0
