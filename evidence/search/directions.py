"""Which way the estimates of each study point in each domain, counted in the index for any search."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .buckets import counts_in, values_of
from .counts import FacetCounter
from .criteria import Criteria
from .filters import KIND
from .inquiry import inquire
from .narrowing import field_of
from .schema import ESTIMATE, RESEARCH, TESTED
from .snapshot import held_snapshot

DOMAIN, PROGRAMME, CONCLUSION, OUTCOME = "domain", "programme", "direction", "outcome"


@dataclass(frozen=True)
class Found:
    """The outcomes of one study in one domain: how many, their estimates, those a test may count, and conclusions."""

    count: int
    estimates: dict[str, int] = field(default_factory=dict)
    tested: dict[str, int] = field(default_factory=dict)
    conclusions: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class StudyFound:
    """One study, by its kind and name in addresses: the study that papers share, or a paper that shares none."""

    is_shared: bool
    slug: str
    count: int
    estimates: int
    domains: dict[str, Found]
    programmes: frozenset[str] = frozenset()


def count_directions(criteria: Criteria) -> list[StudyFound]:
    """Return the studies of the outcomes that a search lists, with their estimates by domain, in one pass.

    A broader domain counts those of the narrower ones, as the search does.
    """
    snapshot = held_snapshot()
    chosen = {name: values for name, values in criteria.chosen.items() if values} | {KIND: (OUTCOME,)}
    counter = FacetCounter(snapshot.searcher, snapshot.index.schema, inquire(criteria, snapshot).found, chosen)
    within = {name: values_of(name) for name in (ESTIMATE, TESTED)} | {CONCLUSION: values_of(field_of(CONCLUSION))}
    inside = {
        DOMAIN: values_of(field_of(DOMAIN), within=within),
        PROGRAMME: values_of(field_of(PROGRAMME)),
        ESTIMATE: values_of(ESTIMATE),
    }
    answer = snapshot.searcher.aggregate(counter.narrowed_text(chosen), {RESEARCH: values_of(RESEARCH, within=inside)})
    return [_study(bucket) for bucket in answer[RESEARCH]["buckets"]]


def _study(bucket: Mapping[str, Any]) -> StudyFound:
    kind, _, slug = bucket["key"].partition(":")
    domains = {
        each["key"]: Found(int(each["doc_count"]), *(counts_in(each[name]) for name in (ESTIMATE, TESTED, CONCLUSION)))
        for each in bucket[DOMAIN]["buckets"]
    }
    estimates = sum(counts_in(bucket[ESTIMATE]).values())
    programmes = frozenset(counts_in(bucket[PROGRAMME]))
    return StudyFound(kind == "study", slug, int(bucket["doc_count"]), estimates, domains, programmes)
