"""Interface text and the labels of choices in the active language, remembered."""

from functools import cache

from django.db.models import Model
from django.utils.translation import get_language, gettext


def translate(message: str) -> str:
    """Return interface text in the active language.

    Remembered, because Django asks every catalogue of the language for each text, and a page has hundreds.
    """
    return _translated(message, get_language())


@cache
def _translated(message: str, language: str | None) -> str:
    return gettext(message)


def label_of(record: Model, field: str) -> str:
    """Return the label of a record's choice, or "" where it has none. Django's own looks at every choice each time."""
    return _labels(type(record), field, get_language()).get(getattr(record, field), "")


@cache
def _labels(model: type[Model], field: str, language: str | None) -> dict[str, str]:
    choices = model._meta.get_field(field).flatchoices  # type: ignore[union-attr]
    return {value: str(label) for value, label in choices if value}
