"""Strategies of numbered lines, as librarians copy them from PubMed, Ovid and EBSCO: the lines and what joins them."""

import re
from collections.abc import Mapping

from .grammar import Reader
from .joining import all_of, either_of
from .notices import (
    LIMIT_LEFT_OUT,
    LINE_TOO_LARGE,
    LINES_NOT_JOINED,
    LINES_UNUSED,
    Notices,
)
from .ovid import from_ovid, is_ovid
from .pubmed import is_tag
from .tree import All, Either, In, Node, Phrase, Plain, Without, Years

FEWEST_LINES = 2
MOST_LINES, MOST_RANGES = 300, 20
LARGEST_LINE, LARGEST_STRATEGY = 5_000, 60_000

_NUMBERED = re.compile(r"\s{0,20}(?:[#s]\s?)?([0-9]{1,3})(?:[.):|/]|\s)\s{0,20}(\S.*)", re.IGNORECASE | re.DOTALL)
# A number that begins a line: 1. or #1, which no operator stands beside.
_IN_ONE_LINE = re.compile(
    r"(?<!\S)(?<!AND )(?<!OR )(?<!NOT )(?:([0-9]{1,3})\.\s|#([0-9]{1,3})\s(?!\s*(?:AND|OR|NOT|\))(?!\w)|\s*$))"
)
_RANGE = re.compile(r"\b(and|or)/([0-9,\s-]{1,400})", re.IGNORECASE)
_LIMIT = re.compile(r"limit\s+#?([0-9]{1,3})\s+to\s+(.*)", re.IGNORECASE | re.DOTALL)
_YEARS = re.compile(r"yr\s?=\s?\"?\s?([0-9]{4})\s?-\s?(?:([0-9]{4})|current)?", re.IGNORECASE)
_REFERENCE = re.compile(r"(?<![\w#])[#s]([0-9]{1,3})(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(r"#?\b([0-9]{1,3})\b")
_RESULT = re.compile(r"\s+(?:\([0-9,]+\)|/\s?[0-9,]+)$")
_COMMENT = re.compile(r"\s+\[([^\[\]]{1,200})\]$")


def read_lines(text: str) -> dict[int, str]:
    """Return the numbered lines of a strategy; nothing where the text is none."""
    if "\n" not in text.strip():
        text = _in_lines(text)
    lines: dict[int, str] = {}
    for line in text.split("\n"):
        numbered = _NUMBERED.match(line)
        if numbered and int(numbered[1]) == len(lines) + 1 and len(lines) < MOST_LINES:
            lines[len(lines) + 1] = numbered[2].strip()
        elif lines and line.strip():
            lines[len(lines)] += f" {line.strip()}"
    lines = {number: _as_references(_without_result(line)) for number, line in lines.items()}
    joins = any(_refers_to(line) for line in lines.values())
    return lines if len(lines) >= FEWEST_LINES and (joins or is_ovid("\n".join(lines.values()))) else {}


def _in_lines(text: str) -> str:
    """Return a strategy that lost its line breaks, with a break before each number that follows the last."""
    expected, starts = 1, []
    for found in _IN_ONE_LINE.finditer(text):
        if int(found[1] or found[2]) == expected:
            starts.append(found.start())
            expected += 1
    return "\n".join(text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=False))


def _without_result(line: str) -> str:
    """Return a line without the number of its results and without a comment in square brackets."""
    line = _RESULT.sub("", line)
    comment = _COMMENT.search(line)
    return line if comment is None or is_tag(comment[1]) else line[: comment.start()]


def _as_references(line: str) -> str:
    """Return a line in which the numbers of other lines are written as #1."""
    line = _RANGE.sub(_as_list, line, count=MOST_RANGES)
    if not re.sub(r"[#s]?[0-9]{1,3}\b|\b(?:and|or|not)\b|[()\s]", "", line, flags=re.IGNORECASE):
        line = re.sub(r"\b(?:and|or|not)\b", lambda sign: sign[0].upper(), line, flags=re.IGNORECASE)
        return _NUMBER.sub(r"#\1", re.sub(r"\bs(?=[0-9])", "#", line, flags=re.IGNORECASE))
    return _REFERENCE.sub(r"#\1", line)


def _as_list(found: re.Match[str]) -> str:
    """Return or/1-3,5 as (#1 OR #2 OR #3 OR #5)."""
    numbers: list[int] = []
    for span in found[2].split(","):
        first, _, last = span.strip().partition("-")
        if first.strip().isdigit() and (last.strip() or first.strip()).isdigit():
            numbers += range(int(first), min(int(last or first), MOST_LINES) + 1)
    numbers = list(dict.fromkeys(numbers))[:MOST_LINES]
    return "(" + f" {found[1].upper()} ".join(f"#{number}" for number in numbers) + ") "


def _refers_to(line: str) -> list[int]:
    limit = _LIMIT.match(line)
    return [int(number) for number in re.findall(r"#([0-9]{1,3})(?!\w)", line)] + ([int(limit[1])] if limit else [])


def read_strategy(lines: Mapping[int, str], notices: Notices) -> Node | None:
    """Return what the line that joins the others finds; where none does, what any of them finds."""
    trees: dict[int, Node | None] = {}
    sizes: dict[int, int] = {}
    as_ovid = is_ovid("\n".join(lines.values()))
    for number, line in lines.items():
        needed = sum(sizes.get(other, 0) for other in _refers_to(line))
        if needed > LARGEST_LINE or sum(sizes.values()) > LARGEST_STRATEGY:
            notices.add(LINE_TOO_LARGE, text=f"{number}. {line}")
            tree = None
        else:
            tree = _read_line(line, trees, notices, as_ovid=as_ovid)
        trees[number], sizes[number] = tree, _size(tree)
    joining = [number for number, line in lines.items() if _refers_to(line)]
    if not joining:
        notices.add(LINES_NOT_JOINED)
        return either_of(trees.values())
    unused = sorted(trees.keys() - _used_by(joining[-1], lines))
    if unused:
        notices.add(LINES_UNUSED, lines=", ".join(map(str, unused)))
    return trees[joining[-1]]


def _read_line(line: str, trees: Mapping[int, Node | None], notices: Notices, *, as_ovid: bool) -> Node | None:
    limit = _LIMIT.match(line)
    if limit:
        return _limited(trees.get(int(limit[1])), limit[2], notices)
    tree = Reader(from_ovid(line) if as_ovid else line, notices, trees).read()
    return all_of(tree.words) if isinstance(tree, Plain) else tree


def _limited(tree: Node | None, to: str, notices: Notices) -> Node | None:
    years = _YEARS.search(to)
    if years is None:
        notices.add(LIMIT_LEFT_OUT, text=to)
        return tree
    return all_of([tree, Years(int(years[1]), int(years[2]) if years[2] else None)])


def _used_by(last: int, lines: Mapping[int, str]) -> set[int]:
    """Return the lines that a line is made of, itself among them."""
    used, waiting = {last}, [last]
    while waiting:
        for number in _refers_to(lines.get(waiting.pop(), "")):
            if number not in used:
                used.add(number)
                waiting.append(number)
    return used


def _size(tree: Node | None) -> int:
    if isinstance(tree, All | Either):
        return 1 + sum(map(_size, tree.parts))
    if isinstance(tree, Without | In):
        return 1 + _size(tree.part)
    return len(tree.words) if isinstance(tree, Phrase | Plain) else int(tree is not None)
