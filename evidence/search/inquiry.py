"""A question of somebody who searches, put to one state of the index."""

from dataclasses import dataclass, replace

import tantivy

from .asking.called import load_called
from .asking.compiling import Asked, Known, ask
from .asking.lookup import Lookup, everything
from .asking.synonyms import load_synonyms
from .criteria import Criteria
from .filters import choices_of
from .language import parse
from .language.tree import Node, Plain
from .narrowing import narrowing_query
from .snapshot import Snapshot


@dataclass(frozen=True)
class Inquiry:
    """What was asked for, and how the index was asked; without words everything is found."""

    tree: Node | None
    is_exact: bool
    asked: Asked | None
    notices: tuple[str, ...]
    left_out: int = 0

    @property
    def found(self) -> tantivy.Query:
        """The query for the words alone."""
        return self.asked.found if self.asked else everything()


def inquire(criteria: Criteria, snapshot: Snapshot) -> Inquiry:
    """Read the words of a question and put them to the index."""
    question = parse(criteria.q)
    notices = tuple(str(notice) for notice in question.notices)
    if question.tree is None:
        return Inquiry(None, question.is_exact, None, notices)
    asked = ask_tree(question.tree, criteria, snapshot)
    left_out = asked.plain.left_out if asked.plain else 0
    return Inquiry(question.tree, question.is_exact, asked, (*notices, *map(str, asked.remarks.notices)), left_out)


def with_most_words(inquiry: Inquiry, criteria: Criteria, snapshot: Snapshot) -> Inquiry:
    """Return the same inquiry, or where no record has enough of its plain words, for as many as some record has."""
    asked = inquiry.asked
    if not isinstance(inquiry.tree, Plain) or asked is None or asked.plain is None or len(asked.plain.each) < 2:
        return inquiry
    searcher = snapshot.searcher
    if searcher.search(asked.found, 1, count=False).hits:
        return inquiry
    hits = searcher.search(asked.each_counted(), 1, count=False).hits
    most = max(round(hits[0][0]), 1) if hits else 1
    left_out = inquiry.left_out + len(asked.plain.each) - most
    return replace(inquiry, asked=ask_tree(inquiry.tree, criteria, snapshot, needed=most), left_out=left_out)


def ask_tree(tree: Node, criteria: Criteria, snapshot: Snapshot, needed: int | None = None) -> Asked:
    """Return the query for a tree."""
    known = Known(
        called=lambda field: snapshot.remember(f"called {field}", lambda: load_called(field, choices_of(field))),
        years=lambda: [int(year) for year in choices_of("year").labels],
        synonyms=snapshot.remember("synonyms", load_synonyms) if criteria.expand else None,
    )
    return ask(tree, lookup(snapshot), known, mend=criteria.mend, needed=needed)


def lookup(snapshot: Snapshot) -> Lookup:
    """Return the words of this state of the index."""
    return Lookup(snapshot.searcher, snapshot.index.schema)


def count(query: tantivy.Query, criteria: Criteria, snapshot: Snapshot) -> int:
    """Return how many records a query finds inside the choices."""
    narrowing = narrowing_query(criteria.chosen, snapshot.index.schema)
    occur = tantivy.Occur
    parts = [(occur.Must, query), *([(occur.Must, narrowing)] if narrowing is not None else [])]
    found = snapshot.searcher.search(tantivy.Query.boolean_query(parts), 1)
    return int(getattr(found, "count"))  # noqa: B009 - the engine's own types leave it out
