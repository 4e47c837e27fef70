"""The template environment of the public pages: Jinja2, with the few names that every template may use.

See docs/decisions/0003: Django's own templates took most of a page's time.
"""

from datetime import date, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from jinja2 import Environment, StrictUndefined

from .translation import label_of, translate


def environment(**options: Any) -> Environment:
    """Return the environment; a name that a template does not know is an error, never an empty page."""
    own = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    made = Environment(**{**options, **own})  # noqa: S701 - it is on, in `own`
    made.globals |= {
        "static": static,
        "url": fixed_address,
        "_": translate,
        "ngettext": ngettext,
        "current": mark_current,
        "language": language_tag,
    }
    made.filters |= {"capfirst": capfirst, "day": day, "minute": minute, "label": label_of}
    return made


@cache
def fixed_address(name: str) -> str:
    """Return the address of a page that has no record in it; it is the same for the life of the process."""
    return reverse(name)


def mark_current(request: HttpRequest, prefix: str) -> str:
    """Return "page" or "true" where a link of the navigation leads to the part of the site that is open."""
    if not request.path.startswith(prefix):
        return ""
    return "page" if request.path == prefix else "true"


def capfirst(text: Any) -> str:
    """Return a text with its first letter as a capital."""
    words = str(text)
    return words[:1].upper() + words[1:]


def day(moment: date) -> str:
    """Return a date in words, such as 3 May 2024, in the active language."""
    return date_format(moment, "j F Y")


def minute(moment: datetime) -> str:
    """Return a moment in words, such as 3 May 2024, 14:05, in the library's time."""
    return date_format(timezone.localtime(moment), "j F Y, H:i")


def language_tag() -> str:
    """Return the language of the page as browsers and screen readers want it, such as en-GB."""
    language, _, region = (get_language() or settings.LANGUAGE_CODE).partition("-")
    return f"{language}-{region.upper()}" if region else language
