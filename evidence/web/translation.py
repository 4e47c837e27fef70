"""Interface text in the active language, remembered."""

from functools import cache

from django.utils.translation import get_language, gettext


def translate(message: str) -> str:
    """Return interface text in the active language.

    Remembered, because Django asks every catalogue of the language for each text, and a page has hundreds.
    """
    return _translated(message, get_language())


@cache
def _translated(message: str, language: str | None) -> str:
    return gettext(message)
