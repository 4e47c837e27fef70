"""The grammar of questions, and its reader: one walk over the tokens with a stack of open brackets.

    question   = alternative { "OR" alternative }            AND binds closer than OR; brackets decide otherwise
    alternative = part { [ "AND" ] part }                    side by side is AND once any operator is used
    part       = { "NOT" } { field ":" } item { tag }
    item       = word | beginning | phrase | years | identifier | item near item | "(" question ")"
    word       = letters and digits, with - ' & inside       any form of the word is found
    beginning  = at least three letters "*"                  integrat*
    phrase     = '"' { word | beginning } '"' [ "~" number ] that many other words may stand between them
    years      = "year:" ( year | [ year ] ".." [ year ] )
    identifier = a DOI, PMID, PMCID or ISBN in any spelling
    field      = "title" | "author" | "theme" | "programme" | "place" | "study" | "year"
    near       = "NEAR/" number | "N" number | "ADJ" number  in either order
               | "W" number | "PRE/" number | "ADJ"          in this order
    tag        = "[" name of a PubMed field "]" and the like, see ``pubmed``

AND OR NOT are operators in capitals only; in small letters they are words. ``&`` is part of a word (R&D) or nothing.
Without AND, OR, NOT, nearness and tags, the plain words stay plain: all of them are best, some will do; phrases,
beginnings, years, fields and identifiers have to be found; brackets mean nothing. With one of them everything
is obeyed exactly. Everything else in a text separates words. Any text is a question.
"""

from collections.abc import Mapping

from . import notices as said
from .brackets import Before, Bracket, Item, exact_tree, plain_tree
from .joining import MOST_DEEP, all_of, as_question, near, shallow
from .lexer import as_part, read_tokens
from .notices import Notices
from .operators import name_small_operators, settled
from .pubmed import apply_tag, is_tag
from .tokens import Kind, Token
from .tree import Either, Identifier, Node, Phrase, Word

MOST_PAIRS_IN_ALL = 2_000


class Reader:
    """Reads the tokens of one text into one tree."""

    def __init__(self, text: str, notices: Notices, lines: Mapping[int, Node | None] | None = None):
        self.text = text
        self.notices = notices
        self.lines = lines
        self.tokens = settled(read_tokens(text, notices), notices)
        name_small_operators(self.tokens, notices)
        kinds = {token.kind for token in self.tokens if token.kind is not Kind.TAG or is_tag(token.text)}
        self.is_exact = lines is not None or bool(kinds & {Kind.AND, Kind.OR, Kind.NOT, Kind.NEAR, Kind.TAG})
        self.open = [Bracket()]
        self.ignored = 0
        self.pairs_left = MOST_PAIRS_IN_ALL

    @property
    def has_signs(self) -> bool:
        """Whether the text has anything but words, brackets and identifiers."""
        return self.is_exact or any(
            token.kind is Kind.FIELD or (token.kind is Kind.PART and not isinstance(token.node, Identifier))
            for token in self.tokens
        )

    def read(self) -> Node | None:
        """Return the tree of the text."""
        handlers = {
            Kind.WORD: self._item,
            Kind.PART: self._item,
            Kind.LINE: self._line,
            Kind.AND: self._and,
            Kind.OR: self._or,
            Kind.NOT: self._not,
            Kind.NEAR: self._near,
            Kind.FIELD: self._field,
            Kind.TAG: self._tag,
            Kind.OPEN: self._open,
            Kind.CLOSE: self._close,
        }
        for token in self.tokens:
            handlers[token.kind](token)
        self._name_unclosed()
        while len(self.open) > 1:
            self._close_bracket(len(self.text))
        tree = self._tree_of(self.open[0])
        return as_question(shallow(tree, self.notices)) if tree else None

    # Items

    def _item(self, token: Token) -> None:
        self._add(token.node, token.text, loose=token.kind is Kind.WORD)

    def _line(self, token: Token) -> None:
        number = int(token.text)
        if self.lines is not None and number in self.lines:
            self._add(self.lines[number], f"#{number}")
        elif self.is_exact:
            self.notices.add(said.NO_SUCH_LINE, text=f"#{token.text}")
            self._add(None, f"#{number}")
        else:
            self._add(Word(token.text), token.text, loose=True)

    def _add(self, node: Node | None, text: str, *, loose: bool = False) -> None:
        bracket = self.open[-1]
        before, items = bracket.before, bracket.alternatives[-1]
        bracket.before = Before()
        if before.near and items:
            items += self._joined(items.pop(), before.near, node, text)
        else:
            is_loose, begins = loose and not before.field, before.sign is not None
            items.append(Item(node, text, before.negated, before.field, is_loose, begins))

    def _joined(self, left: Item, sign: Token, right: Node | None, text: str) -> list[Item]:
        """Return two items as one that has them near each other, or else as they are."""
        both = f"{left.text} {sign.text} {text}"[:200]
        any_order = sign.distance > 0 and sign.text[0].upper() in "NA"
        node = None
        if left.node and right and self.pairs_left > 0:
            node = near(left.node, right, sign.distance, any_order=any_order)
        if node is None:
            self.notices.add(said.NEAR_TOO_MUCH, text=both)
            left.loose = False
            if not left.negated and not left.field:
                return [left, Item(right, text)]
            node = all_of([left.node, right])
        elif sign.text[0] in "NWP" and sign.text[1] not in "ER":
            self.notices.add(said.NEAR_READ, text=sign.text, count=str(sign.distance))
        if isinstance(node, Either):
            self.pairs_left -= len(node.parts)
        return [Item(node, both, left.negated, left.field)]

    def _tag(self, token: Token) -> None:
        """Apply a tag to what stands before it: a phrase, a bracket, or all the words side by side."""
        items = self.open[-1].alternatives[-1]
        if not items or self.open[-1].before != Before():
            self.notices.add(said.NOTHING_BEFORE, text=f"[{token.text}]")
            return
        run = [items.pop()]
        while self.is_exact and run[-1].loose and not run[-1].begins and items and items[-1].loose:
            run.append(items.pop())
        run.reverse()
        words = tuple(item.node for item in run if isinstance(item.node, Word))
        node = Phrase(words) if len(words) > 1 else run[0].node
        text = " ".join(item.text for item in run)
        meant = apply_tag(token.text, node, text, self.notices, loosen=as_part) if node else None
        loose = run[0].loose and not self.is_exact
        items.append(Item(meant, text, run[0].negated, run[0].field, loose, run[0].begins))

    # Operators

    def _and(self, token: Token) -> None:
        if self._has_item_before(token):
            self.open[-1].mixes = True
            self.open[-1].before = Before(sign=token)

    def _or(self, token: Token) -> None:
        if self._has_item_before(token):
            self.open[-1].alternatives.append([])
            self.open[-1].before = Before(sign=token)

    def _has_item_before(self, token: Token) -> bool:
        bracket = self.open[-1]
        if bracket.before.sign:
            self._name_nothing_after(bracket)
        if not bracket.alternatives[-1]:
            self.notices.add(said.NOTHING_BEFORE, text=token.text)
        return bool(bracket.alternatives[-1])

    def _not(self, token: Token) -> None:
        bracket = self.open[-1]
        if bracket.before.field:
            self._name_nothing_after(bracket)
        bracket.mixes = bracket.mixes or bool(bracket.alternatives[-1])
        bracket.before = Before(negated=not bracket.before.negated, sign=token)

    def _near(self, token: Token) -> None:
        self.open[-1].before = Before(near=token, sign=token)

    def _field(self, token: Token) -> None:
        before = self.open[-1].before
        if before.field:
            self._name_nothing_after(self.open[-1])
        self.open[-1].before = Before(before.negated, token.text, None, token)

    def _name_nothing_after(self, bracket: Bracket) -> None:
        sign = bracket.before.sign
        if sign:
            self.notices.add(said.NOTHING_AFTER, text=f"{sign.text}:" if sign.kind is Kind.FIELD else sign.text)
        bracket.before = Before()

    # Brackets

    def _open(self, token: Token) -> None:
        if len(self.open) > MOST_DEEP:
            self.ignored += 1
            self.notices.add(said.TOO_DEEP, most=str(MOST_DEEP))
            return
        self.open.append(Bracket(token.start, self.open[-1].before))

    def _close(self, token: Token) -> None:
        if self.ignored:
            self.ignored -= 1
        elif len(self.open) > 1:
            self._close_bracket(token.start)
        elif not self._numbers_a_list(token):
            self.notices.add(said.BRACKET_NOT_OPENED, text=self.text[max(token.start - 40, 0) : token.start])

    def _numbers_a_list(self, token: Token) -> bool:
        """Return whether a bracket stands behind a number or letter of a list, as in 1) or a)."""
        before = self.text[max(token.start - 3, 0) : token.start].split()
        return bool(before) and len(before[-1]) <= 2 and before[-1].isalnum()

    def _close_bracket(self, end: int) -> None:
        bracket, outer = self.open.pop(), self.open[-1]
        if bracket.before.sign:
            self._name_nothing_after(bracket)
        items = [item for alternative in bracket.alternatives for item in alternative]
        outer.before = bracket.outside
        if not items:
            if bracket.outside.near or bracket.outside.field:
                self._name_nothing_after(outer)
        elif not self.is_exact and not bracket.outside.field:
            outer.alternatives[-1] += items
        else:
            self._add(self._tree_of(bracket), self.text[bracket.start : min(end + 1, bracket.start + 200)])

    def _name_unclosed(self) -> None:
        if self.open[-1].before.sign:
            self._name_nothing_after(self.open[-1])
        unclosed = len(self.open) - 1 + self.ignored
        if unclosed:
            start = self.open[1].start
            text, message = self.text[start : start + 200], said.BRACKETS_NOT_CLOSED
            if unclosed == 1:
                self.notices.add(said.BRACKET_NOT_CLOSED, text=text)
            else:
                self.notices.add(message, text=text, count=str(unclosed))

    def _tree_of(self, bracket: Bracket) -> Node | None:
        if self.is_exact:
            return exact_tree(bracket, self.notices)
        return plain_tree(bracket, self.notices, is_inside=bracket is not self.open[0])
