"""On a synthetic library all engines of the benchmark answer the same: this search, plain queries, tantivy by hand."""

import pytest
from django.db import connection

from evidence.search import current_snapshot, rebuild, search
from evidence.search.catalogue import FACETS
from evidence.search.folder import current_path
from tests.bench.libraries import fill
from tests.bench.ordinary import OrdinaryDjango
from tests.bench.questions import QUESTIONS, find_difference, read_results
from tests.bench.raw import RawTantivy
from tests.bench.synthetic import Synthetic

SIZE = 400


@pytest.mark.slow
def test_all_engines_answer_the_same(committing):
    fill(connection, Synthetic(SIZE))
    rebuild()
    current_snapshot()
    others = {"ordinary": OrdinaryDjango("default"), "by hand": RawTantivy(current_path(), ["kind", *FACETS])}

    answers = {question.name: read_results(search(question.criteria)) for question in QUESTIONS}
    differences = {
        (question.name, name): find_difference(answers[question.name], other(question))
        for question in QUESTIONS
        for name, other in others.items()
    }

    assert {key: difference for key, difference in differences.items() if difference} == {}
    assert all(answer.total for answer in answers.values()), "every question finds something"
