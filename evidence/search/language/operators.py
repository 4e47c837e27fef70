"""Which signs of a question are operators where they stand, and which are only words."""

import re

from .notices import NEAR_LEFT, SMALL_OPERATOR, Notices
from .tokens import Kind, Token, word_token
from .tree import Word

STARTS = {Kind.WORD, Kind.PART, Kind.OPEN, Kind.LINE}
ENDS = {Kind.WORD, Kind.PART, Kind.CLOSE, Kind.LINE, Kind.TAG}
SMALL_OPERATORS = {"and", "or", "not"}

_MAY_BE_WORD = re.compile(r"[NWP][0-9]{1,2}|ADJ")  # the beginnings of postcodes; something else entirely


def settled(tokens: list[Token], notices: Notices) -> list[Token]:
    """Return the tokens, those of nearness being words or nothing where they do not stand between two items."""
    found: list[Token] = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=False):
        is_between = found and found[-1].kind in ENDS and following and following.kind in STARTS
        if token.kind is not Kind.NEAR or is_between:
            found.append(token)
        elif _MAY_BE_WORD.fullmatch(token.text):
            found.append(word_token(Word(token.text), token.start))
        else:
            notices.add(NEAR_LEFT, text=token.text)
    return found


def name_small_operators(tokens: list[Token], notices: Notices) -> None:
    """Name words in small letters that were probably meant as operators."""
    is_exact = any(token.kind in {Kind.AND, Kind.OR, Kind.NOT} for token in tokens)
    for left, token, right in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.kind is Kind.WORD and token.text in SMALL_OPERATORS:
            beside_sign = left.kind in {Kind.PART, Kind.TAG, Kind.CLOSE} or right.kind in {Kind.PART, Kind.OPEN}
            if beside_sign or (is_exact and token.text == "or"):
                notices.add(SMALL_OPERATOR, text=token.text)
