"""How good a list of ten records is for a question whose best answers are known.

Both measures go from 0 to 1 and look at the first ten records only, as most readers do. A record that nobody judged
counts as not relevant, so a figure can only be too low.
"""

from collections.abc import Mapping, Sequence
from math import log2

DEPTH = 10
HELPS = 2


def recall(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the share of the records that help (grade 2 or 3) which stand among the first ten.

    Where more than ten help, ten of them are all that a page of ten can show, so the share is of ten: the "capped
    recall" of Thakur, Reimers, Rücklé, Srivastava and Gurevych, "BEIR: A heterogeneous benchmark for zero-shot
    evaluation of information retrieval models", NeurIPS Datasets and Benchmarks 2021.
    """
    helping = {record for record, grade in grades.items() if grade >= HELPS}
    return len(helping.intersection(found[:DEPTH])) / min(len(helping), DEPTH)


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the normalised discounted cumulative gain of the first ten: their order against the best possible order.

    Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM Transactions on Information
    Systems 20(4), 2002, in the form that is usual since: the record at rank r adds (2^grade - 1) / log2(r + 1), so a
    record of grade 3 is worth more than two of grade 2, and the same record less the lower it stands. The sum is
    divided by that of the judged records in order of their grades.
    """
    return _gain([grades.get(record, 0) for record in found]) / _gain(sorted(grades.values(), reverse=True))


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(rank + 1) for rank, grade in enumerate(grades[:DEPTH], start=1))
