"""Facts as readers see them: true minus signs, en dashes, spans of years, and "not reported" for what is not known."""

import re
from collections.abc import Sequence

from django.utils.translation import ngettext

from ..web.translation import translate as _

LONGEST_FIGURE = 24
MINUS, EN_DASH = "\N{MINUS SIGN}", "\N{EN DASH}"


def span(start: int | None, end: int | None) -> str:
    """Return a span of years in words; an end that is not known stays open."""
    if start is None and end is None:
        return _("dates not reported")
    if start is None:
        return _("start not reported, to %(end)s") % {"end": end}
    if end is None:
        return _("from %(start)s; end not reported") % {"start": start}
    return str(start) if start == end else _("%(start)s to %(end)s") % {"start": start, "end": end}


def figure(written: str) -> str:
    """Return an effect as the source wrote it, with a true minus sign and dashes between numbers."""
    text = re.sub(r"(?<![\w.])-(?=\d)", MINUS, written)
    return re.sub(r"(?<=\d)-(?=\d)", EN_DASH, text)


def is_figure(written: str) -> bool:
    """Return whether an effect is a figure rather than words, so that it may be drawn large."""
    return bool(re.match(rf"[+\-{MINUS}]?\d", written)) and len(written) <= LONGEST_FIGURE


def interval(low: str, high: str) -> str:
    """Return the 95% interval in words, or nothing where it is not reported."""
    return _("95%% interval %(low)s to %(high)s") % {"low": figure(low), "high": figure(high)} if low and high else ""


def listed(words: Sequence[str]) -> str:
    """Return "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def papers(count: int) -> str:
    """Return a number of papers in words."""
    return ngettext("%(count)d paper", "%(count)d papers", count) % {"count": count}
