"""From the words that somebody typed to a query of the index."""

import re

import tantivy
from django.core.exceptions import ValidationError

from ..models.identifiers import normalise_doi, normalise_isbn, normalise_pmcid, normalise_pmid
from .schema import exact, exact_words, stemmed_words
from .texts import BODY, LINKED, STATEMENT, TITLE

WEIGHTS = {TITLE: 6.0, STATEMENT: 2.5, LINKED: 2.0, BODY: 1.0}
EXACT_BONUS = 1.3
PHRASE_BONUS = 4.0
MOST_WORDS = 40

STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "me",
        "my",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "shall",
        "she",
        "should",
        "so",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)

_IDENTIFIER = re.compile(
    r"10\.\d{4,9}/\S+|https?://\S+|doi\b.*|pmid\b.*|pmc\s*\d+|\d{5,8}|(?:isbn\S*\s*)?97[89][\d\s-]{10,14}",
    re.IGNORECASE,
)


class Wording:
    """The words of one question, as queries that find all of them or, where that finds nothing, most of them."""

    def __init__(self, text: str, schema: tantivy.Schema):
        self.schema = schema
        self.identifiers = identifiers_in(text)
        exact_tokens = exact_words.analyze(text)
        content = [word for word in exact_tokens if word not in STOP_WORDS]
        self.words = list(dict.fromkeys(content or exact_tokens))[:MOST_WORDS]
        self.stems = [stem for word in self.words for stem in stemmed_words.analyze(word)]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.words and not self.identifiers

    def query(self, *, leaving_out: int = 0) -> tantivy.Query:
        """Return the query for all words but the given number of them."""
        occur = tantivy.Occur
        words = [self._word(word, stem) for word, stem in zip(self.words, self.stems, strict=True)]
        wanted = len(words) - leaving_out
        found = tantivy.Query.boolean_query(
            [(occur.Should, word) for word in words], minimum_number_should_match=wanted
        )
        parts = [(occur.Must, found), *((occur.Should, phrase) for phrase in self._phrases())]
        query = tantivy.Query.boolean_query(parts)
        if self.identifiers:
            exactly = tantivy.Query.term_set_query(self.schema, "identifier", self.identifiers)
            boosted = tantivy.Query.boost_query(exactly, 1_000.0)
            query = (
                boosted if not words else tantivy.Query.boolean_query([(occur.Should, boosted), (occur.Should, query)])
            )
        return query

    def _word(self, word: str, stem: str) -> tantivy.Query:
        """Any form of the word in the best band that has it; the form that was typed counts for more."""
        query = tantivy.Query
        bands = [
            query.boost_query(query.term_query(self.schema, band, stem), weight) for band, weight in WEIGHTS.items()
        ]
        bands += [
            query.boost_query(query.term_query(self.schema, exact(band), word), weight * EXACT_BONUS)
            for band, weight in WEIGHTS.items()
        ]
        return query.disjunction_max_query(bands, 0.2)

    def _phrases(self) -> list[tantivy.Query]:
        """All words near each other, best in the title."""
        if len(self.stems) < 2:
            return []
        query, slop = tantivy.Query, len(self.stems) + 2
        words: list[str | tuple[int, str]] = list(self.stems)
        return [
            query.boost_query(query.phrase_query(self.schema, band, words, slop), weight * PHRASE_BONUS)
            for band, weight in ((TITLE, WEIGHTS[TITLE]), (STATEMENT, WEIGHTS[STATEMENT]), (LINKED, WEIGHTS[LINKED]))
        ]


def identifiers_in(text: str) -> list[str]:
    """Return the identifiers that the whole text may be, each in its one spelling in small letters."""
    if len(text) > 300 or not _IDENTIFIER.fullmatch(text.strip()):
        return []
    found = []
    for normalise in (normalise_doi, normalise_pmid, normalise_pmcid, normalise_isbn):
        try:
            found.append(normalise(text).lower())
        except ValidationError:
            continue
    return found
