"""The year of a date, however it is written."""

import re

from ...models.rules import FIRST_YEAR, LAST_YEAR

_FOUR_DIGITS = re.compile(r"(?<![0-9])([0-9]{4})(?![0-9])")
_COMPACT = re.compile(r"^\s*([0-9]{4})(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])?\s*$")


def read_year(text: str) -> int | None:
    """Return the first year in a date such as 2019-05-03, 3 May 2019, 2019//, Spring 2019, 2019-20 or 20190503."""
    compact = _COMPACT.match(text)
    found = [compact[1]] if compact else _FOUR_DIGITS.findall(text)
    return next((int(year) for year in found if FIRST_YEAR <= int(year) <= LAST_YEAR), None)
