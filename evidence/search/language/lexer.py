"""From text to tokens: the words, signs and ready-made parts of a question, in one pass."""

import re
from collections.abc import Iterator

from .identifiers import read_identifier
from .joining import LAST_YEAR, MOST_DISTANCE, year_in
from .notices import (
    FIELD_APART,
    NO_YEAR,
    QUOTE_NOT_CLOSED,
    STAR_ALONE,
    STAR_INSIDE,
    STAR_TOO_SHORT,
    UNKNOWN_FIELD,
    YEARS_TURNED,
    Notices,
)
from .pubmed import FIELD_NAMES, is_tag
from .tokens import (
    FEWEST_LETTERS,
    IN_PHRASE,
    LEX,
    NOT_SIMPLE,
    ONE_WORD,
    OPERATORS,
    PLAIN_SUFFIX,
    SIGNS,
    SIMPLE,
    Kind,
    Token,
    word_token,
)
from .tree import Beginning, Node, Phrase, Word, Years


def read_tokens(text: str, notices: Notices) -> list[Token]:
    """Return the tokens of a tidy text; what is none of them separates words and means nothing."""
    return list(Lexer(text, notices).tokens())


class Lexer:
    """One walk over a text. Each sign has one method, which returns its tokens."""

    def __init__(self, text: str, notices: Notices):
        self.text = text
        self.notices = notices
        self.position = 0

    def tokens(self) -> Iterator[Token]:
        """Walk the text once."""
        while True:
            simple = SIMPLE.match(self.text, self.position)
            text = simple[simple.lastindex or 0] if simple else ""
            if simple and text.lower() not in NOT_SIMPLE:
                self.position = simple.end()
                kind, start = SIGNS.get(text, Kind.WORD), simple.end() - len(text)
                yield Token(kind, text, start, Word(text) if kind is Kind.WORD else None)
            elif match := LEX.search(self.text, self.position):
                self.position = match.end()
                yield from self.readers[match.lastgroup or ""](self, match)
            else:
                return

    def _date(self, match: re.Match[str]) -> list[Token]:
        first = match["from"] or match["in"]
        last = match["until"] or first
        until = None if not year_in(last) or int(last) == LAST_YEAR + 1 else int(last)
        return self._years(match, year_in(first), until)

    def _quoted(self, match: re.Match[str]) -> list[Token]:
        phrase = LEX.fullmatch(match["quoted"].strip())
        if phrase and phrase["doi"] and (found := read_identifier(phrase)):
            return [self._part(match, found[0])]
        words: list[Word | Beginning] = []
        for word in IN_PHRASE.finditer(match["quoted"]):
            words += self._ended(word) if word["ending"] else [Word(word[0])]
        if not words:
            return []
        if len(words) == 1 and isinstance(words[0], Beginning):
            return [self._part(match, words[0])]
        distance = min(int(match["apart"] or 0), MOST_DISTANCE) if len(words) > 1 else 0
        return [self._part(match, Phrase(tuple(words), distance))]

    def _stray_quote(self, match: re.Match[str]) -> list[Token]:
        following = self.text[match.end() : match.end() + 200]
        if following.strip():
            self.notices.add(QUOTE_NOT_CLOSED, text=following)
        return []

    def _tag(self, match: re.Match[str]) -> list[Token]:
        before = self.text[max(match.start() - 1, 0) : match.start()]
        if is_tag(match["tag"]) or (before and (before.isalnum() or before in '")*')):
            return [Token(Kind.TAG, match["tag"], match.start())]
        self.position = match.start() + 1  # square brackets around words of the question
        return []

    def _years_given(self, match: re.Match[str]) -> list[Token]:
        if match["year"]:
            year = year_in(match["year"])
            return self._years(match, year, year)
        return self._years(match, year_in(match["first"] or ""), year_in(match["last"] or ""))

    def _years(self, match: re.Match[str], first: int | None, last: int | None) -> list[Token]:
        if first is None and last is None:
            self.notices.add(NO_YEAR, text=match[0])
            return []
        if first and last and first > last:
            self.notices.add(YEARS_TURNED, text=match[0])
            first, last = last, first
        return [self._part(match, Years(first, last))]

    def _identifier(self, match: re.Match[str]) -> list[Token]:
        found = read_identifier(match)
        if found is None:
            return self._plain_word(match)
        self.position = found[1]
        return [self._part(match, found[0])]

    def _suffix(self, match: re.Match[str]) -> list[Token]:
        return [Token(Kind.TAG, f":{match['suffix']}", match.start())]

    def _field(self, match: re.Match[str]) -> list[Token]:
        name = match["field"]
        field = FIELD_NAMES.get(name.lower())
        has_space = not self.text[match.end() : match.end() + 1].strip()
        if field and not has_space:
            return [Token(Kind.FIELD, field, match.start())]
        if field and match.start() == 0:
            self.notices.add(FIELD_APART, name=name)
        elif not field and not has_space and not PLAIN_SUFFIX.match(self.text, match.end()):
            self.notices.add(UNKNOWN_FIELD, name=name)
        return self._plain_word(match)

    def _near(self, match: re.Match[str]) -> list[Token]:
        text = match["near"]
        digits = re.sub(r"\D", "", text)
        distance = int(digits or 1)
        if text.lower().startswith("adj"):
            distance = max(distance - 1, 0)
        return [Token(Kind.NEAR, text, match.start(), distance=min(distance, MOST_DISTANCE))]

    def _line(self, match: re.Match[str]) -> list[Token]:
        return [Token(Kind.LINE, match["line"], match.start())]

    def _open(self, match: re.Match[str]) -> list[Token]:
        return [Token(Kind.OPEN, "(", match.start())]

    def _close(self, match: re.Match[str]) -> list[Token]:
        return [Token(Kind.CLOSE, ")", match.start())]

    def _star(self, match: re.Match[str]) -> list[Token]:
        self.notices.add(STAR_ALONE)
        return []

    def _word(self, match: re.Match[str]) -> list[Token]:
        word = match["word"]
        if match["ending"]:
            words = self._ended(match)
            if len(words) > 1:
                return [self._part(match, Phrase(tuple(words)))]
            return [word_token(words[0], match.start()) if isinstance(words[0], Word) else self._part(match, words[0])]
        if word in OPERATORS:
            return [Token(OPERATORS[word], word, match.start())]
        return [word_token(Word(word), match.start())]

    def _ended(self, match: re.Match[str]) -> list[Word | Beginning]:
        """Return a word that ends with a star; the last of its parts is the beginning of a word."""
        *before, last = re.split(r"[^\w]", match["word"])
        words: list[Word | Beginning] = [Word(word) for word in before]
        if len(last) < FEWEST_LETTERS:
            self.notices.add(STAR_TOO_SHORT, text=match[0])
            return [*words, Word(last)]
        if match["ending"].strip("*$0123456789"):
            self.notices.add(STAR_INSIDE, text=match[0], beginning=last)
        return [*words, Beginning(last)]

    def _plain_word(self, match: re.Match[str]) -> list[Token]:
        """Return only the first word of something that turned out to be no more than words."""
        word = ONE_WORD.match(self.text, match.start())
        self.position = word.end() if word else match.start() + 1
        return [word_token(Word(word[0]), match.start())] if word else []

    def _part(self, match: re.Match[str], node: Node) -> Token:
        return Token(Kind.PART, match[0], match.start(), node)

    readers = {
        "date": _date,
        "phrase": _quoted,
        "stray_quote": _stray_quote,
        "tag": _tag,
        "years": _years_given,
        "identifier": _identifier,
        "suffix": _suffix,
        "field": _field,
        "near": _near,
        "line": _line,
        "open": _open,
        "close": _close,
        "star": _star,
        "item": _word,
    }


def as_part(word: Word | Beginning) -> Node | None:
    """Return what a word of a phrase is when it stands outside of it; None where it would be a sign."""
    if isinstance(word, Beginning):
        return word
    tokens = read_tokens(word.text, Notices())
    return tokens[0].node if len(tokens) == 1 else None
