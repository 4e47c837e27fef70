"""Any text is a question, however long, deep or broken; what it means can be written and read again."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.search.language import parse, write
from evidence.search.language.tree import FIELDS, All, Beginning, Either, In, Phrase, Plain, Without, Word, Years
from tests.questions import questions

many = settings(max_examples=200)
LONG = 100_000


def check_again(text: str) -> None:
    question = parse(text)
    assert all(str(notice) for notice in question.notices)
    if question.tree is not None:
        assert parse(write(question.tree)).tree == question.tree


@many
@given(st.text(max_size=200))
def test_any_text_is_a_question_that_can_be_written(text):
    check_again(text)


def test_nearness_with_a_tag_is_no_word():
    """Found by the test below: it was read as a word, which cannot be written without becoming a nearness again."""
    check_again("adj3:ti,ab")
    check_again("care adj3:ti,ab budgets")


@many
@given(questions)
def test_any_pieces_of_the_language_are_a_question_that_can_be_written(text):
    check_again(text)


@many
@given(questions)
def test_tree_is_in_order(text):
    tree = parse(text).tree

    assert tree is None or not isinstance(tree, Word)
    for node in walk(tree) if tree else ():
        assert check_node(node), node


def walk(tree):
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += node.parts if isinstance(node, All | Either) else ()
        waiting += [node.part] if isinstance(node, In | Without) else []


def check_node(node) -> bool:
    """Return whether a node is one that those who ask the index may rely on."""
    if isinstance(node, All | Either):
        return len(node.parts) > 1 and not any(type(part) is type(node) for part in node.parts)
    if isinstance(node, In):
        inside = set(map(type, walk(node.part)))
        return node.field in FIELDS and node.field != "year" and inside <= {Word, Beginning, Phrase, All, Either}
    if isinstance(node, Years):
        return bool(node.first or node.last) and (node.first or 0) <= (node.last or 9999)
    if isinstance(node, Beginning):
        return len(node.text) >= 3
    if isinstance(node, Without):
        return not isinstance(node.part, Without)
    return bool(node.words) if isinstance(node, Phrase | Plain) else bool(node.text)


NASTY = {
    "brackets": "(" * 10_000 + "care" + ")" * 10_000,
    "brackets that open": "(" * LONG,
    "brackets that close": ")" * LONG,
    "deep": "(care OR (cost AND " * 5_000,
    "deep mixed": "(care AND cost OR team NOT " * 3_500,
    "deep fields": "title:(" * 14_000,
    "square brackets": "[" * LONG,
    "quotes": '"' * (LONG - 1),
    "stars": "*" * LONG,
    "one word": "x" * LONG,
    "hyphens": "a-" * (LONG // 2),
    "accents": "a" + "\u0300\u0327" * (LONG // 2),
    "digits": "1" * LONG,
    "numbers": "1 " * (LONG // 2),
    "operators": "care OR " * 12_500,
    "only NOT": "NOT " * 25_000,
    "only AND": "AND " * 25_000,
    "nearness": "care N5 " * 12_500,
    "nearness of many": "(care or cost or team) adj3 " * 3_500,
    "pairs": "((a OR b OR c OR d OR e) N5 (f OR g OR h OR i OR j)) OR " * 1_700,
    "fields": "title:" * 16_000,
    "colons": "a: " * 33_000,
    "links": "http://" * 14_000,
    "identifiers": "10.1234/abc " * 8_000,
    "identifier in brackets": "10.1234/" + ")" * LONG,
    "tags": "care[tiab] OR " * 7_000,
    "dates": "2010:2015[dp] " * 7_000,
    "headings": "exp care team/ or " * 5_500,
    "lines that double": "\n".join(f"{n}. #{n - 1} OR #{n - 1}" for n in range(1, 2_000)),
    "lines of ranges": "1. care.ti.\n" + "\n".join(f"{n}. or/1-{n - 1}" for n in range(2, 2_000)),
    "plain": "pooled budgets " * 6_700,
    "right to left": "\u202e\u0631\u0639\u0627\u064a\u0629\u202c " * 5_000,
}


@pytest.mark.parametrize("name", NASTY)
def test_long_text_is_a_question_that_can_be_written(name):
    check_again(NASTY[name])


@pytest.mark.parametrize("name", ["brackets", "deep", "deep mixed", "deep fields", "only NOT", "lines that double"])
def test_deep_text_needs_no_deep_stack(name):
    depth, frame = 0, sys._getframe()
    while frame := frame.f_back:
        depth += 1
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(depth + 300)
    try:
        question = parse(NASTY[name])
        assert question.tree is None or hash(question.tree) is not None
        assert question.tree is None or write(question.tree)
    finally:
        sys.setrecursionlimit(before)


@pytest.mark.parametrize(
    "shape",
    ["care OR ", "(care AND ", ") ", "care N5 ", "a: ", "title:", '" ', "10.1234/a) ", "[ti] ", "#1 ", "1. ", "&-'"],
)
def test_work_grows_with_the_length_only(shape):
    """Calls of functions stand for time: ten times the text may take ten times as many, and no more."""
    assert calls_of(shape * 2_000) < 14 * calls_of(shape * 200)


def calls_of(text: str) -> int:
    calls = 0

    def count(_frame, _event, _argument):
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        parse(text)
    finally:
        sys.setprofile(None)
    return calls
