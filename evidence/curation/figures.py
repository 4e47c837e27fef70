"""The numbers of an outcome, read from what is written, so that they never say something else."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from .errors import Refusal

WRITTEN = ("effect", "interval_low", "interval_high")

# As many digits and letters as the fields of an outcome hold.
_FIGURE = re.compile(r"(?P<number>[+-]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]{1,6})?)\s*(?P<unit>%|[a-z][a-z ]{0,59})?")
_COMMA = re.compile(r"[+-]?[0-9.,]*,[0-9.,]+\s*%?")
_TOO_LARGE = Decimal(10) ** 10


def figure(written: str) -> tuple[Decimal | None, str]:
    """Return the number and unit of an effect that is one figure, such as "-23%" or "+45 pounds".

    Anything else, and a figure too long for its field, gives (None, ""): it is shown as written and not counted with.
    """
    match = _FIGURE.fullmatch(written.strip().replace("\N{MINUS SIGN}", "-"))
    number = Decimal(match["number"].replace(",", "")) if match else _TOO_LARGE
    if not match or abs(number) >= _TOO_LARGE:
        return None, ""
    return number, match["unit"] or ""


def figures_of(written: Mapping[str, str]) -> dict[str, Any]:
    """Return the numbers of an outcome from what is written. Raises Refusal for an interval the wrong way round."""
    value, unit = figure(written["effect"])
    low, high = (limit(written[name]) for name in ("interval_low", "interval_high"))
    if low is not None and high is not None and high < low:
        raise Refusal("The upper limit of the interval is below the lower.")
    return {"effect_value": value, "effect_unit": unit, "low_value": low, "high_value": high}


def limit(written: str) -> Decimal | None:
    """Return the number of one limit of an interval, or None where something else is written.

    Raises Refusal for a number with a decimal comma: not read, it would hide an interval the wrong way round.
    """
    value, unit = figure(written)
    if value is None and _COMMA.fullmatch(written.strip().replace("\N{MINUS SIGN}", "-")):
        raise Refusal(_("“%s”: write the decimal sign as a dot, such as 0.2.") % written.strip())
    return value if unit in {"", "%"} else None
