"""What readers type, kept as they meant it and free of what no page, cookie or Word document can hold."""

import unicodedata

# Signs that turn the direction of everything after them; a text's own letters say well enough which way it runs.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
NO_CHARACTERS = frozenset("\ufffe\uffff")
UNREADABLE = frozenset({"Cc", "Cs"})


def tidy_text(text: str) -> str:
    """Return a text with its paragraphs, without control characters and without empty lines around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(tidy_line(line) for line in lines).strip("\n")


def tidy_line(text: str) -> str:
    """Return a text as one line with single spaces."""
    return " ".join("".join(" " if _is_unreadable(c) else c for c in text if c not in TURNING).split())


def runs_right_to_left(text: str) -> bool:
    """Return whether the first letter of a text belongs to a script that is written from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def _is_unreadable(character: str) -> bool:
    return character in NO_CHARACTERS or unicodedata.category(character) in UNREADABLE
