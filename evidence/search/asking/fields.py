"""Fields of the language: a part found as author, study, or by the name of a value of any facet."""

from collections.abc import Callable, Sequence

import tantivy
from django.utils.translation import gettext_lazy as _

from ..language.tree import Beginning, Node, Phrase, Plain, Word, Years
from ..names import study_name
from ..narrowing import any_of as any_value
from ..narrowing import field_of
from ..schema import AUTHOR, IDENTIFIER, STUDY
from .called import Called
from .lookup import Lookup, Query, all_of, nothing
from .part import Part, Remarks
from .words import words_in

Leaf = Word | Beginning | Phrase | Plain
MOST_NAMED = 12
"""How many values of a facet one sentence can hold."""


class Fields:
    """Makes the queries of fields other than the title."""

    def __init__(
        self, lookup: Lookup, remarks: Remarks, called: Callable[[str], Called], years: Callable[[], list[int]]
    ):
        self.lookup, self.remarks, self.called, self.years = lookup, remarks, called, years

    def part(self, field: str, leaf: Leaf) -> Part:
        """Return the records that have this in a field."""
        if field == "author":
            return self._author(leaf)
        if field == "study":
            return self._study(leaf)
        return self._named(field, leaf)

    def _named(self, field: str, leaf: Leaf) -> Part:
        """Return the records of what is called so: those of the whole name, or else those with the words in it."""
        called, words = self.called(field), tuple(words_in(_text(leaf)))
        if not words:
            return Part(nothing())
        slugs = called.beginning(words) if _is_begun(leaf) else called.exactly(words) or called.containing(words)
        if not slugs:
            self._remark(field, _text(leaf), called.labels)
            return Part(nothing())
        return Part(any_value(self.lookup.schema, field_of(field), slugs))

    def _remark(self, field: str, text: str, labels: Sequence[str]) -> None:
        """Say that nothing is called so; where the names are few, with all of them."""
        if field in _NOBODY:
            self.remarks.notices.add(_NOBODY[field], text=text)
        elif len(labels) > MOST_NAMED:
            self.remarks.notices.add(_NOTHING, field=field, text=text)
        else:
            self.remarks.notices.add(_NONE_OF_FEW, field=field, text=text, names=", ".join(labels))

    def _author(self, leaf: Leaf) -> Part:
        """Return the papers of an author: a name alone, family and given name in either order, or with initials."""
        words = words_in(_text(leaf))
        if not words:
            return Part(nothing())
        if isinstance(leaf, Plain):
            return Part(all_of(self.lookup.listed(AUTHOR, word) for word in words))
        patterns = [f"{word}.*" if len(word) == 1 else word for word in words]
        patterns[-1] += ".*" if _is_begun(leaf) and not patterns[-1].endswith("*") else ""
        if not any("*" in pattern for pattern in patterns):
            return Part(self.lookup.sequence(AUTHOR, words))
        if not all(self.lookup.has(AUTHOR, pattern) for pattern in patterns if "*" not in pattern):
            return Part(nothing())
        if len(patterns) == 1:
            return Part(self.lookup.begun(AUTHOR, patterns[0].removesuffix(".*")))
        return Part(Query.regex_phrase_query(self.lookup.schema, AUTHOR, list(patterns), 0))

    def _study(self, leaf: Leaf) -> Part:
        """Return the papers and outcomes of a study, by its name in addresses or that of a paper that shares it."""
        return Part(self.lookup.listed(STUDY, study_name(_text(leaf))))

    def year(self, years: Years) -> Part:
        """Return the records of these years, as the facet counts them."""
        first, last = years.first or 0, years.last or 9999
        wanted = [str(year) for year in self.years() if first <= year <= last]
        return Part(any_value(self.lookup.schema, field_of("year"), wanted) if wanted else nothing())

    def identifier(self, text: str) -> tantivy.Query:
        """Return the record of an identifier."""
        return self.lookup.listed(IDENTIFIER, text.lower())


def _is_begun(leaf: Leaf) -> bool:
    last = leaf.words[-1] if isinstance(leaf, Phrase) else leaf
    return isinstance(last, Beginning)


def _text(leaf: Node) -> str:
    if isinstance(leaf, Phrase | Plain):
        return " ".join(word.text for word in leaf.words)
    return leaf.text if isinstance(leaf, Word | Beginning) else ""


_NOBODY = {
    "theme": _("No theme is called “%(text)s”."),
    "programme": _("No programme is called “%(text)s”."),
    "place": _("No place is called “%(text)s”."),
}
_NOTHING = _("Nothing in “%(field)s:” is called “%(text)s”.")
_NONE_OF_FEW = _("Nothing in “%(field)s:” is called “%(text)s”. It holds: %(names)s.")
