"""Reading one cell: each reader returns a value or raises CellError with what to write instead."""

import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from ..curation.figures import figure as figure  # noqa: PLC0414 - one of the readers of cells
from ..enums import Verification
from ..models.rules import FIRST_YEAR, LAST_YEAR
from .problems import CellError

Reader = Callable[[str], Any]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VERIFICATIONS = {"seed": Verification.SOURCE_TEXT, "source": Verification.SEEN, "recalled": Verification.RECALLED}


def text(limit: int | None = None, *, required: bool = False) -> Reader:
    """Return a reader of text of at most ``limit`` characters."""

    def read(cell: str) -> str:
        if required and not cell:
            raise CellError("is empty. Write the text; this cell is needed.")
        if limit and len(cell) > limit:
            raise CellError(f"has {len(cell)} characters; write at most {limit}.")
        return cell

    return read


def slug(cell: str) -> str:
    """Read an id: small letters, digits and single hyphens."""
    if not _SLUG.fullmatch(cell):
        raise CellError(f"“{cell}” is not an id. Write small letters, digits and hyphens, such as torbay-care-trust.")
    return cell


def year(cell: str) -> int | None:
    """Read a year, or nothing where it is not known."""
    if not cell:
        return None
    if not re.fullmatch(r"[0-9]{4}", cell) or not FIRST_YEAR <= int(cell) <= LAST_YEAR:
        raise CellError(
            f"“{cell}” is not a year. Write four digits from {FIRST_YEAR} to {LAST_YEAR}, or leave it empty."
        )
    return int(cell)


def whole_number(cell: str) -> int | None:
    """Read a count, or nothing where it is not known."""
    if not cell:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", cell):
        raise CellError(f"“{cell}” is not a whole number. Write digits alone, such as 375000, or leave it empty.")
    return int(cell)


def choice(
    choices: type[TextChoices], *, empty: str = "", renamed: dict[str, str] | None = None, required: bool = False
) -> Reader:
    """Return a reader of one of the choices; ``empty`` is the word that means "not known"."""
    words = ", ".join(renamed or choices.values)

    def read(cell: str) -> str:
        value = (renamed or {}).get(cell, cell.replace(" ", "-").lower())
        if required and not value:
            raise CellError(f"is empty. Write one of: {words}.")
        if value in ("", empty):
            return ""
        if value not in choices.values:
            raise CellError(f"“{cell}” is not one of: {words}.")
        return str(choices(value).value)

    return read


def verification(cell: str) -> str:
    """Read how far a row was checked: seed, source or recalled."""
    if cell not in _VERIFICATIONS:
        raise CellError(f"“{cell}” is not one of: seed, source, recalled.")
    return str(_VERIFICATIONS[cell].value)


def maybe(reader: Reader) -> Reader:
    """Return a reader that lets an empty cell stay empty."""
    return lambda cell: reader(cell) if cell else ""


def address(cell: str) -> str:
    """Read a web address, or nothing. An empty port is dropped, as RFC 3986, section 6.2.3, advises."""
    cell = re.sub(r"^(https?://[^/:]+):(?=/|$)", r"\1", cell)
    if cell and not re.fullmatch(r"https?://[^\s<>\"]{3,490}", cell):
        raise CellError(f"“{cell}” is not a web address. Write it from https:// on, without spaces.")
    return cell


def identifier(normalise: Callable[[str], str]) -> Reader:
    """Return a reader of an identifier in its one spelling, or None."""

    def read(cell: str) -> str | None:
        try:
            return normalise(cell) if cell else None
        except ValidationError as error:
            raise CellError(error.messages[0]) from None

    return read


def several(cell: str) -> list[str]:
    """Read the values of a cell that separates them with semicolons, each once, in order."""
    return list(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


def lines(cell: str) -> str:
    """Read values separated by semicolons as one a line."""
    return "\n".join(several(cell))
