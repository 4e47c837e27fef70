"""Page ranges in one spelling: 123-129."""

import re

_DASH = r"[-\u2010-\u2015\u2212]+"  # every kind of dash
_RANGE = re.compile(rf"^([A-Za-z]*)([0-9]+)\s*(?:{_DASH}|to)\s*([A-Za-z]*)([0-9]+)$")
_DASHES = re.compile(rf"\s*{_DASH}\s*")


def read_pages(text: str) -> str:
    """Return pages with a short last page written out: 123-9 becomes 123-129, S12-9 becomes S12-S19."""
    text = " ".join(re.sub(r"^(?:pp?\.|pages?\b)\s*", "", text.strip(), flags=re.IGNORECASE).split())
    match = _RANGE.match(text)
    if not match:
        return _DASHES.sub("-", text).strip("-")
    letters, first, other_letters, last = match.groups()
    if len(last) < len(first) and other_letters in {"", letters}:
        last = first[: len(first) - len(last)] + last
    if first == last:
        return f"{letters}{first}"
    return f"{letters}{first}-{letters if other_letters in {'', letters} else other_letters}{last}"


def join_pages(first: str, last: str) -> str:
    """Return the pages from a first and a last one, either of which may hold the whole range."""
    first, last = first.strip(), last.strip()
    if not last or last == first or re.search(r"[-–]", first):
        return read_pages(first)
    return read_pages(f"{first}-{last}" if first else last)
