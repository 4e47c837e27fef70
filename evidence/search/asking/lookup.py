"""Looking words up in the index, and the small queries that all others are made of."""

from collections.abc import Iterable, Sequence

import tantivy

from .. import ranking
from ..filters import KIND
from ..schema import WORDS, WORDS_EXACT

Query = tantivy.Query
MUST, SHOULD, MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
UNORDERED = "basic"
MOST_LISTED = 64
"""So many words that begin alike are looked up one by one, which takes as long as one pattern."""


class Lookup:
    """The words of one state of the index."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema):
        self.searcher, self.schema = searcher, schema

    def count(self, word: str) -> int:
        """Return how many records have the very word."""
        return int(self.searcher.doc_freq(WORDS_EXACT, word))

    def is_known(self, word: str) -> bool:
        """Return whether any record has the very word."""
        return self.count(word) > 0

    def is_known_stem(self, stem: str) -> bool:
        """Return whether any record has any form of a word."""
        return int(self.searcher.doc_freq(WORDS, stem)) > 0

    def is_common(self, stem: str) -> bool:
        """Return whether so many records have a word that it hardly tells them apart."""
        return int(self.searcher.doc_freq(WORDS, stem)) > ranking.COMMON * self.searcher.num_docs

    def has(self, field: str, value: str) -> bool:
        """Return whether any record has a value in a field."""
        return int(self.searcher.doc_freq(field, value)) > 0

    def words_beginning_with(self, beginning: str, field: str = WORDS_EXACT) -> list[tuple[str, int]]:
        """Return the words that begin so, each with the number of its records."""
        return list(self.searcher.terms_with_prefix(field, beginning))

    def term(self, field: str, word: str) -> tantivy.Query:
        """Return the query for one word, which counts the more the rarer it is and the oftener it stands there."""
        return Query.term_query(self.schema, field, word)

    def listed(self, field: str, word: str) -> tantivy.Query:
        """Return the query for one word that only says whether it is there."""
        return Query.term_query(self.schema, field, word, UNORDERED)

    def begun(self, field: str, beginning: str) -> tantivy.Query:
        """Return the query for any word that begins so: each looked up, or where they are many, one pattern."""
        words = self.words_beginning_with(beginning, field)
        if len(words) > MOST_LISTED:
            return Query.regex_query(self.schema, field, f"{beginning}.*")
        return any_of(self.listed(field, word) for word, _count in words)

    def sequence(self, field: str, words: Sequence[str], slop: int = 0) -> tantivy.Query:
        """Return the query for words one after another, or for the one word."""
        if len(words) == 1:
            return self.term(field, words[0])
        return Query.phrase_query(self.schema, field, list(words), slop)


def everything() -> tantivy.Query:
    """Return the query for all records."""
    return Query.exists_query(KIND)


def nothing() -> tantivy.Query:
    """Return the query for no record."""
    return Query.empty_query()


def any_of(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    """Return the query for records that one of the queries finds."""
    wanted = list(queries)
    return wanted[0] if len(wanted) == 1 else Query.boolean_query([(SHOULD, query) for query in wanted])


def all_of(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    """Return the query for records that each of the queries finds."""
    wanted = list(queries)
    return wanted[0] if len(wanted) == 1 else Query.boolean_query([(MUST, query) for query in wanted])


def some_of(queries: Sequence[tantivy.Query], needed: int) -> tantivy.Query:
    """Return the query for records that so many of the queries find."""
    if needed == len(queries):
        return all_of(queries)
    return Query.boolean_query([(SHOULD, query) for query in queries], minimum_number_should_match=needed)


def all_but(query: tantivy.Query) -> tantivy.Query:
    """Return the query for records that the query does not find."""
    return Query.boolean_query([(MUST, everything()), (MUST_NOT, query)])


def best_of(queries: Sequence[tantivy.Query], others: float) -> tantivy.Query:
    """Return the query that counts by its best part, and a little by the others."""
    return queries[0] if len(queries) == 1 else Query.disjunction_max_query(list(queries), others)


def weighed(query: tantivy.Query, weight: float) -> tantivy.Query:
    """Return the query counting so many times as much."""
    return Query.boost_query(query, weight)


def worth(query: tantivy.Query, weight: float) -> tantivy.Query:
    """Return the query counting just so much for every record that it finds."""
    return Query.const_score_query(query, weight)
