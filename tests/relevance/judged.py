"""The judged queries, and what the search finds for them."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from urllib.parse import urlencode

from evidence.search import KINDS
from tests.asking import ask
from tests.relevance.measures import DEPTH, ndcg, recall

FOLDER = Path(__file__).parent
TUNED, HELD_OUT = SPLITS = ("tuned", "held_out")


@dataclass(frozen=True)
class Query:
    """What somebody typed, what kind of question it is, and the grades of the records that answer it."""

    text: str
    type: str
    wants: str
    grades: dict[str, int]


@dataclass(frozen=True)
class Measured:
    """What the search found first for a query, and how good that is."""

    query: Query
    found: list[str]

    @property
    def recall(self) -> float:
        """The share of the helping records that was found."""
        return recall(self.found, self.query.grades)

    @property
    def ndcg(self) -> float:
        """How near the order is to the best one."""
        return ndcg(self.found, self.query.grades)


def read_judged(split: str) -> list[dict]:
    """Return the entries of a file of judged queries as they are written."""
    return tomllib.loads((FOLDER / f"{split}.toml").read_text())["query"]


def read_queries(split: str) -> list[Query]:
    """Return the judged queries of a file."""
    return [
        Query(
            entry["text"],
            entry["type"],
            entry["wants"],
            {record: grade for grade, record, _reason in entry["judged"]},
        )
        for entry in read_judged(split)
    ]


def read_floors() -> dict[str, dict[str, float]]:
    """Return the means below which no split may fall."""
    return tomllib.loads((FOLDER / "floors.toml").read_text())


def measure(split: str) -> list[Measured]:
    """Ask the search every query of a file."""
    return [Measured(query, find_first(query.text)) for query in read_queries(split)]


def find_first(text: str) -> list[str]:
    """Return the first ten records that a search finds, each as kind and slug."""
    hits = ask(urlencode({"q": text})).hits[:DEPTH]
    numbers = defaultdict(set)
    for hit in hits:
        numbers[hit.kind].add(hit.record)
    slugs = {
        kind: dict(KINDS[kind].model.objects.filter(pk__in=n).values_list("pk", "slug")) for kind, n in numbers.items()
    }
    return [f"{hit.kind}:{slugs[hit.kind][hit.record]}" for hit in hits]


def means(measured: list[Measured]) -> dict[str, float]:
    """Return the mean of each measure, every query counting the same."""
    return {"recall": fmean(one.recall for one in measured), "ndcg": fmean(one.ndcg for one in measured)}
