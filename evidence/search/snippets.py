"""Where the words stand: the piece of a record's text that has most of them, with the words marked."""

from collections.abc import Collection, Iterable

import tantivy

from .texts import BODY, LINKED, STATEMENT, TITLE

LENGTH = 240
MOST_MARKS = 100


class Snippets:
    """Makes the snippets of one question; its words are given as stems, so that every form of them is marked."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema, marks: Collection[str]):
        self.generators: dict[str, tantivy.SnippetGenerator] = {}
        self.enough = min(len(marks), 3)
        for band in (STATEMENT, LINKED, BODY, TITLE) if marks else ():
            query = _any_word(schema, band, list(marks)[:MOST_MARKS])
            self.generators[band] = tantivy.SnippetGenerator.create(searcher, query, schema, band)
            self.generators[band].set_max_num_chars(LENGTH)

    def snippet(self, document: tantivy.Document) -> tuple[str, str]:
        """Return the band that has most of the words, beside the title, and its text: escaped, the words marked."""
        best: tuple[int, str, tantivy.Snippet | None] = (0, "", None)
        for band, generator in self.generators.items():
            if best[2] is not None and (band == TITLE or best[0] >= self.enough):
                break
            snippet = generator.snippet_from_doc(document)
            marked = _different_words(snippet)
            if marked > best[0]:
                best = marked, band, snippet
        _, band, found = best
        return (band, found.to_html().replace("<b>", "<mark>").replace("</b>", "</mark>")) if found else ("", "")


def _different_words(snippet: tantivy.Snippet) -> int:
    """Return how many different words are marked; the ranges count bytes."""
    ranges = snippet.highlighted()
    if len(ranges) < 2:
        return len(ranges)
    fragment = snippet.fragment().encode()
    return len({fragment[found.start : found.end].lower() for found in ranges})


def _any_word(schema: tantivy.Schema, band: str, stems: Iterable[str]) -> tantivy.Query:
    occur, query = tantivy.Occur, tantivy.Query
    return query.boolean_query([(occur.Should, query.term_query(schema, band, stem)) for stem in stems])
