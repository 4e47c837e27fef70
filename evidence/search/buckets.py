"""Asking the engine how many records have each value of a field, or pass each of some filters."""

from collections.abc import Mapping
from typing import Any, TypeVar

import tantivy

MOST_BUCKETS = 65_000  # the engine counts no more values than that
Request = dict[str, Any]
Name = TypeVar("Name")


def values_of(field: str, *, within: Mapping[str, Request] | None = None) -> Request:
    """Return the request to count the values of a field, and ``within`` each of them something else."""
    terms: Request = {"terms": {"field": field, "size": MOST_BUCKETS}}
    return terms | {"aggs": within} if within else terms


def counts_in(answer: Mapping[str, Any]) -> dict[str, int]:
    """Return the counts by value; values that nothing has are left out."""
    return {bucket["key"]: int(bucket["doc_count"]) for bucket in answer["buckets"]}


def count_filters(searcher: tantivy.Searcher, query: tantivy.Query, filters: Mapping[Name, str]) -> dict[Name, int]:
    """Return how many records each filter lets through, by its name, in one pass."""
    names = {str(number): name for number, name in enumerate(filters)}
    request = {number: {"filter": filters[name]} for number, name in names.items()}
    answer = searcher.aggregate(query, request) if request else {}
    return {name: int(answer[number]["doc_count"]) for number, name in names.items()}
