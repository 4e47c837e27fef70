"""From the tree of a question to the query of the index."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import tantivy

from .. import ranking
from ..language.tree import All, Beginning, Either, Identifier, In, Node, Phrase, Plain, Without, Word, Years
from .called import Called
from .fields import Fields
from .leaves import ANYWHERE, IN_TITLE, Leaves, Where, either, together
from .lookup import MUST, MUST_NOT, SHOULD, Lookup, Query, all_but, any_of, everything, worth
from .part import Part, Remarks
from .plain import PlainPart, PlainWords
from .synonyms import Synonyms
from .words import MOST_WORDS


@dataclass(frozen=True)
class Known:
    """What the library knows beside its words: names of facet values, years, and other words of the same meaning."""

    called: Callable[[str], Called]
    years: Callable[[], list[int]]
    synonyms: Synonyms | None


@dataclass(frozen=True)
class Asked:
    """A question put to the index: who is found, in which order, and which words are marked."""

    part: Part
    plain: PlainPart | None
    remarks: Remarks

    @property
    def found(self) -> tantivy.Query:
        """The query that says who is found."""
        return self.part.found

    @property
    def is_ordered(self) -> bool:
        """Whether some of those found match better than others."""
        return bool(self.part.scores)

    def ordered(self, narrowing: tantivy.Query | None) -> tantivy.Query:
        """Return the query that finds the same, inside the choices, and says how well each matches."""
        must = [worth(query, 0.0) for query in (self.found, narrowing) if query is not None]
        should = [(SHOULD, score) for score in self.part.scores]
        return Query.boolean_query([*((MUST, query) for query in must), *should])

    def each_counted(self) -> tantivy.Query:
        """Return the query whose best score is the greatest number of plain words that one record has."""
        return any_of(worth(query, 1.0) for query in (self.plain.each if self.plain else ()))


def ask(tree: Node, lookup: Lookup, known: Known, *, mend: bool, needed: int | None = None) -> Asked:
    """Put a question to the index; of plain words, ``needed`` says how many a record must have."""
    remarks = Remarks()
    compiler = _Compiler(lookup, known, remarks, mend=mend, needed=needed)
    part = compiler.part(tree)
    return Asked(part, compiler.plain, remarks)


class _Compiler:
    def __init__(self, lookup: Lookup, known: Known, remarks: Remarks, *, mend: bool, needed: int | None):
        self.leaves = Leaves(lookup, remarks)
        self.fields = Fields(lookup, remarks, known.called, known.years)
        self.words = PlainWords(self.leaves, remarks, known.synonyms, mend=mend)
        self.known, self.needed = known, needed
        self.plain: PlainPart | None = None

    def part(self, node: Node, where: Where = ANYWHERE) -> Part:
        if isinstance(node, All):
            return self._all(node, where)
        if isinstance(node, Either):
            return either([self.part(part, where) for part in dict.fromkeys(node.parts)])
        if isinstance(node, Without):
            return Part(all_but(self._unwanted(node, where)))
        if isinstance(node, In):
            return self._in(node.part, node.field, where)
        return self._leaf(node, where)

    def _all(self, node: All, where: Where) -> Part:
        parts = dict.fromkeys(node.parts)
        wanted = together([self.part(part, where) for part in parts if not isinstance(part, Without)] or [_ALL])
        unwanted = [self._unwanted(part, where) for part in parts if isinstance(part, Without)]
        if not unwanted:
            return wanted
        found = Query.boolean_query([(MUST, wanted.found), *((MUST_NOT, query) for query in unwanted)])
        return Part(found, wanted.scores, wanted.marks)

    def _unwanted(self, node: Without, where: Where) -> tantivy.Query:
        """Return what must not be found: the words themselves and all of them, and nothing that they might mean."""
        exactly = replace(self.known, synonyms=None)
        compiler = _Compiler(self.leaves.lookup, exactly, self.leaves.remarks, mend=False, needed=MOST_WORDS)
        return compiler.part(node.part, where).found

    def _in(self, node: Node, field: str, where: Where) -> Part:
        """Look for a part in a field: each of its words there, as the operators between them say."""
        if field == "title":
            return self.part(node, IN_TITLE)
        if isinstance(node, All | Either | Without):
            parts = node.parts if not isinstance(node, Without) else (node.part,)
            inner = tuple(part if isinstance(part, In) else In(field, part) for part in parts)
            return self.part(Without(inner[0]) if isinstance(node, Without) else type(node)(inner), where)
        if isinstance(node, In | Years | Identifier):
            return self.part(node, where)
        return self.fields.part(field, node)

    def _leaf(self, node: Word | Beginning | Phrase | Plain | Years | Identifier, where: Where) -> Part:
        if isinstance(node, Plain):
            return self._plain(node, where)
        if isinstance(node, Years):
            return self.fields.year(node)
        if isinstance(node, Identifier):
            found = self.fields.identifier(node.text)
            return Part(found, (worth(found, ranking.IDENTIFIER),))
        return self.leaves.part(node, where)

    def _plain(self, node: Plain, where: Where) -> Part:
        if where is not ANYWHERE:
            return together([self.leaves.word(word, where) for word in node.words])
        self.plain = self.words.read(node, self.needed)
        return self.plain.part


_ALL = Part(everything())
