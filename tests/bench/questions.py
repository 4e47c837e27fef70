"""What every engine is asked, and what an answer is: total, exact counts of all facets, the best 20 with snippets."""

from dataclasses import dataclass, field
from typing import NamedTuple

from evidence.search import Criteria, Results

BEST = 20
THREE = {"programme": ("programme-1",), "theme": ("theme-1",), "verification": ("seen",)}
Counts = dict[str, dict[str, int]]


class Answer(NamedTuple):
    """What an engine answered: counts by facet and value, without those that nothing has; best titles with snippets."""

    total: int
    counts: Counts
    best: list[tuple[str, str]]


@dataclass(frozen=True)
class Question:
    """One class of question: words that all have to be found, a phrase or the beginning of a word, and choices."""

    name: str
    words: tuple[str, ...] = ()
    phrase: str = ""
    beginning: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What a person would type."""
        if self.phrase:
            return f'"{self.phrase}"'
        return f"{self.beginning}*" if self.beginning else " AND ".join(self.words)

    @property
    def criteria(self) -> Criteria:
        """The question to this search; without text, from A to Z, which every engine can do."""
        return Criteria(self.text, self.chosen, sort="relevance" if self.text else "title", page_size=BEST)


QUESTIONS = (
    Question("nothing asked"),
    Question("rare word", ("quorate",)),
    Question("word in 10%", ("governance",)),
    Question("word in 50%", ("integration",)),
    Question("two words", ("pooled", "budgets")),
    Question("phrase", phrase="care coordination"),
    Question("truncation", beginning="commission"),
    Question("word and three filters", ("governance",), chosen=THREE),
    Question("filters only", chosen=THREE),
)


def find_difference(one: Answer, other: Answer) -> str:
    """Return in which way two answers differ, or nothing; the best are ranked by each engine in its own way."""
    if one.total != other.total:
        return f"total {one.total:,} against {other.total:,}"
    for facet in one.counts.keys() | other.counts.keys():
        mine, theirs = one.counts.get(facet, {}), other.counts.get(facet, {})
        for value in sorted(mine.keys() | theirs.keys()):
            if mine.get(value) != theirs.get(value):
                return f"{facet}={value}: {mine.get(value)} against {theirs.get(value)}"
    return ""


def read_results(results: Results) -> Answer:
    """Return an answer of this search in the form of the others."""
    counts = {
        facet.name: {value.value: value.count for value in facet.values if value.count} for facet in results.facets
    }
    return Answer(results.total, counts, [(f"{hit.kind} {hit.record}", hit.snippet) for hit in results.hits])
