"""Cells of files that leave the library: no spreadsheet takes one for a formula."""

from typing import Any

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(value: Any) -> str:
    """Return the value as text that a spreadsheet shows and does not carry out."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text
