"""The tokens of a question: the signs of the language as patterns, and text in which each sign has one spelling."""

import re
import unicodedata
from enum import StrEnum, auto
from typing import NamedTuple

from .identifiers import IDENTIFIER
from .pubmed import DATE, SUFFIX
from .tree import FIELDS, Node, Word


class Kind(StrEnum):
    """What a token is."""

    WORD = auto()
    PART = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    NEAR = auto()
    OPEN = auto()
    CLOSE = auto()
    FIELD = auto()
    TAG = auto()
    LINE = auto()


class Token(NamedTuple):
    """One token: its text as typed and where it starts; a part brings its node, nearness its distance."""

    kind: Kind
    text: str
    start: int
    node: Node | None = None
    distance: int = 0


OPERATORS = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}
SIGNS = {**OPERATORS, "(": Kind.OPEN, ")": Kind.CLOSE}
FEWEST_LETTERS = 3

_WORD = r"[^\W_]+(?:(?:['&-]|(?<=[0-9])[.,](?=[0-9]))[^\W_]+){0,7}"
_JOINED_FIELDS = "|".join(field for field in FIELDS if "_" in field)
_ENDING = r"\*[0-9]{0,2}[^\W_]*|(?<=[^\W\d_]{3})\$(?![\w$])"
LEX = re.compile(
    rf"""
    (?P<date>{DATE})
  | (?P<phrase>"(?P<quoted>[^"]*)"(?:~(?P<apart>[0-9]{{1,6}}))?)
  | (?P<stray_quote>")
  | \[(?P<tag>[^\[\]]{{1,60}})\]
  | (?P<years>year:(?:(?P<first>[0-9]{{4}})?(?:\.\.+|…|[-–:/])(?P<last>[0-9]{{4}})?|(?P<year>[0-9]{{4}}))(?!\w))
  | (?P<identifier>{IDENTIFIER})
  | (?<=[\w)*"]):(?P<suffix>{SUFFIX})(?!\w)
  | (?P<field>{_JOINED_FIELDS}|[^\W\d_]{{2,20}}):(?=[\w"(]|\s)
  | (?P<near>(?:(?-i:NEAR|ADJ|PRE|[NWP])/?[0-9]{{1,2}}|(?:near/|adj)[0-9]{{1,2}}|(?-i:ADJ))(?![\w*:]|['&-]\w|[.,][0-9])
    | adj[0-9]{{1,2}}(?=:(?:{SUFFIX})(?!\w)))
  | \#(?P<line>[0-9]{{1,3}})(?!\w)
  | (?P<open>\()
  | (?P<close>\))
  | (?P<star>\*+)
  | (?P<item>(?P<word>{_WORD})(?P<ending>{_ENDING})?)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Most of a text is letters between spaces and round brackets, which need none of the above.
SIMPLE = re.compile(r"\s*(?:([()])|([^\W\d_]+|[0-9]{1,2})(?=[\s()\[\];\"]|$))")
NOT_SIMPLE = {"adj", "doi", "pmid", "pmcid", "pmc", "isbn"}
ONE_WORD = re.compile(_WORD)
IN_PHRASE = re.compile(rf"(?P<word>{_WORD})(?P<ending>{_ENDING})?")
PLAIN_SUFFIX = re.compile(rf"(?:{SUFFIX})(?!\w)", re.IGNORECASE)
NEARNESS = re.compile(r"(?:NEAR|ADJ|PRE|[NWP])/?[0-9]{1,2}|ADJ")
_QUOTES = str.maketrans(
    {
        **dict.fromkeys("“”„\u201f«»″\uff02", '"'),
        **dict.fromkeys("’‘\u201b\u2032\uff07", "'"),
        **dict.fromkeys("‐\u2011", "-"),
    }
)
_INVISIBLE = re.compile("[\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Three marks on a letter are more than any language writes, and the time that more take grows with their square.
_MARKED = re.compile("\\w[\u0300-\u036f]{1,3}")


def tidy(text: str) -> str:
    """Return text with plain quotes, apostrophes and hyphens, accents as one sign, and nothing invisible."""
    plain = _INVISIBLE.sub("", text.translate(_QUOTES))
    return _MARKED.sub(lambda match: unicodedata.normalize("NFC", match[0]), plain)


def word_token(word: Word, start: int) -> Token:
    """Return the token of a plain word; what looks like an operator but is none is written small."""
    text = word.text.lower() if word.text in OPERATORS or NEARNESS.fullmatch(word.text) else word.text
    return Token(Kind.WORD, text, start, Word(text))
