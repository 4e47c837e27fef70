"""The same questions put to the engine by hand: tantivy on the same index, with none of this search's code.

What a developer would write who knows the engine and these questions alone: its own query parser, one pass for the
facets that all choices narrow and one for each chosen facet, nothing remembered, no labels.
"""

from pathlib import Path
from typing import Any

import tantivy

from .questions import BEST, Answer, Counts, Question

BOOSTS = {"title": 6.0, "statement": 2.5, "linked": 2.0, "body": 1.0}
# By kind, the facets of which two have to come from one link, in the order of their names in the index.
LINKED = {"lesson": ("nation", "place", "programme", "year"), "paper": ("place", "programme", "theme")}
MOST = 65_000


class RawTantivy:
    """Answers questions from an index of this library."""

    def __init__(self, path: Path, facets: list[str]):
        self.index = tantivy.Index.open(str(path))
        self.schema, self.facets = self.index.schema, facets
        for name, stemmed in (("library_stemmed", True), ("library_exact", False)):
            words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            words = words.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold())
            words = words.filter(tantivy.Filter.stemmer("english")) if stemmed else words
            self.index.register_tokenizer(name, words.build())
        self.searcher = self.index.searcher()

    def __call__(self, question: Question) -> Answer:
        """Return the whole answer to one question."""
        text = self._text(question)
        query = self._narrowed(text, question.chosen)
        if question.text:
            found = self.searcher.search(query, BEST)
        else:
            found = self.searcher.search(query, BEST, order_by_field="sort_title", order=tantivy.Order.Asc)
        counts = self._count(query, [name for name in self.facets if name not in question.chosen], question.chosen)
        for facet in question.chosen:
            others = {name: values for name, values in question.chosen.items() if name != facet}
            counts |= self._count(self._narrowed(text, others), [facet], others)
        return Answer(found.count, counts, self._best(found, query, question))

    def _text(self, question: Question) -> tantivy.Query:
        if question.beginning:
            terms = self.searcher.terms_with_prefix("words_exact", question.beginning)
            return self._any(tantivy.Query.term_query(self.schema, "words_exact", term) for term, _ in terms)
        if question.text:
            return self.index.parse_query(
                f'"{question.phrase}"' if question.phrase else " ".join(question.words),
                list(BOOSTS),
                field_boosts=BOOSTS,
                conjunction_by_default=True,
            )
        return tantivy.Query.exists_query("kind")

    def _narrowed(self, text: tantivy.Query, chosen: dict[str, tuple[str, ...]]) -> tantivy.Query:
        parts = [self._any(self._term(f"facet_{name}", value) for value in values) for name, values in chosen.items()]
        for kind, linked in LINKED.items():
            together = [name for name in linked if name in chosen]
            if len(together) > 1:
                key = kind + ":" + "&".join(f"{name}={chosen[name][0]}" for name in together)
                other = tantivy.Query.boolean_query(
                    [
                        (tantivy.Occur.Must, tantivy.Query.all_query()),
                        (tantivy.Occur.MustNot, self._term("kind", kind)),
                    ]
                )
                parts.append(self._any((other, self._term("pair", key))))
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in (text, *parts)])

    def _count(self, query: tantivy.Query, facets: list[str], others: dict[str, tuple[str, ...]]) -> Counts:
        answer = self.searcher.aggregate(query, {name: _terms(_field(name)) for name in facets})
        counts = {name: _read(answer[name]) for name in facets}
        for kind, linked in LINKED.items():
            together = {name: others[name][0] for name in linked if name in others}
            mine = [name for name in linked if name in facets and together]
            if mine:
                of_kind = tantivy.Query.boolean_query(
                    [(tantivy.Occur.Must, query), (tantivy.Occur.Must, self._term("kind", kind))]
                )
                self._correct(of_kind, kind, mine, together, counts)
        return counts

    def _correct(
        self, of_kind: tantivy.Query, kind: str, facets: list[str], together: dict[str, str], counts: Counts
    ) -> None:
        """Count the records of one kind again by the pairs that their links carry."""
        loose = self.searcher.aggregate(of_kind, {name: _terms(_field(name)) for name in facets})
        found = [(name, value, count) for name in facets for value, count in _read(loose[name]).items()]
        keys = {
            (name, value): kind
            + ":"
            + "&".join(f"{facet}={each}" for facet, each in sorted({**together, name: value}.items()))
            for name, value, _ in found
        }
        request = {key: {"filter": f'pair:"{key}"'} for key in keys.values()}
        exact = self.searcher.aggregate(of_kind, request) if request else {}
        for name, value, count in found:
            counts[name][value] += exact[keys[name, value]]["doc_count"] - count
            if not counts[name][value]:
                del counts[name][value]

    def _best(self, found: Any, query: tantivy.Query, question: Question) -> list[tuple[str, str]]:
        documents = [self.searcher.doc(address) for _, address in found.hits]
        if not question.text:
            return [(document["title"][0], "") for document in documents]
        snippets = tantivy.SnippetGenerator.create(self.searcher, query, self.schema, "statement")
        snippets.set_max_num_chars(240)
        return [(document["title"][0], snippets.snippet_from_doc(document).to_html()) for document in documents]

    def _term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, field, value, "basic")

    @staticmethod
    def _any(queries: Any) -> tantivy.Query:
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def _field(facet: str) -> str:
    return facet if facet == "kind" else f"facet_{facet}"


def _terms(field: str) -> dict[str, Any]:
    return {"terms": {"field": field, "size": MOST}}


def _read(answer: dict[str, Any]) -> dict[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["buckets"]}
