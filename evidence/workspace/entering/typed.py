"""What stands in the form of an evaluation, as it was typed: kept as it is, right or wrong."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, str]

FORM = "evaluation"
REASON = "reason"  # a word to the reviewer
MOST_ROWS, LONGEST_TEXT = 100, 20_000
LISTS = {"initiative": "initiatives", "lesson": "lessons", "outcome": "outcomes"}
# A row that holds nothing but these has not been begun.
PRESET = frozenset({"key", "stance", "about"})
_NAME = re.compile(r"(initiative|lesson|outcome)-([0-9]{1,3})-([a-z_0-9]{1,30})", re.ASCII)
_PAPER = re.compile(r"paper-([a-z_0-9]{1,30})", re.ASCII)
# Control characters say nothing, and some databases refuse them; line breaks and tabs stay.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def nothing_typed() -> dict[str, Any]:
    """Return the form before anything has been typed."""
    return {"paper": {}, **{name: [] for name in LISTS.values()}, REASON: ""}


def read_typed(sent: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a browser sent, part by part; rows that have not been begun are left out."""
    typed = nothing_typed()
    rows: dict[tuple[str, int], Row] = {}
    for name, value in sent.items():
        text = _plain(value)
        if match := _PAPER.fullmatch(name):
            typed["paper"][match[1]] = text
        elif name == REASON:
            typed[REASON] = text
        elif match := _NAME.fullmatch(name):
            rows.setdefault((LISTS[match[1]], int(match[2])), {})[match[3]] = text
    for (part, key), row in sorted(rows.items()):
        if has_begun(row) and len(typed[part]) < MOST_ROWS:
            typed[part].append({"key": str(key), **row})
    return typed


def _plain(value: Any) -> str:
    return _CONTROL.sub("", str(value)).replace("\r\n", "\n")[:LONGEST_TEXT]


def has_begun(row: Mapping[str, str]) -> bool:
    """Return whether anything was typed into a row."""
    return any(value.strip() for name, value in row.items() if name not in PRESET)


def find_row(typed: Mapping[str, Any], part: str, key: str) -> Row | None:
    """Return the row of a part with this key."""
    return next((row for row in typed[part] if row["key"] == key), None)


def next_key(typed: Mapping[str, Any], part: str) -> int:
    """Return the first key that no row of a part has had."""
    return max((int(row["key"]) for row in typed[part]), default=0) + 1


def differences(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return the fields in which two states of a form differ: the field's name, mine, theirs."""
    first, second = dict(_flat(mine)), dict(_flat(theirs))
    names = dict.fromkeys([*first, *second])
    return [(n, first.get(n, ""), second.get(n, "")) for n in names if first.get(n, "") != second.get(n, "")]


def _flat(typed: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in typed["paper"].items():
        yield f"paper-{name}", value
    for kind, part in LISTS.items():
        for row in typed[part]:
            yield from ((f"{kind}-{row['key']}-{name}", value) for name, value in row.items() if name != "key")
    yield REASON, typed.get(REASON, "")
