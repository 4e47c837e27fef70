"""Interface text and the labels of choices in the active language, remembered."""

from collections.abc import Callable
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


class _Texts(dict[str, str]):
    """Interface text of one language by its message; looking one up costs no call of Python."""

    def __missing__(self, message: str) -> str:
        text = self[message] = translate(message)
        return text


@cache
def texts_in(language: str | None) -> Callable[[str], str]:
    """Return what translates into the language that is active now; a page asks for it once."""
    return _Texts().__getitem__


def label_of(record: Model, field: str) -> str:
    """Return the label of a record's choice, or "" where it has none. Django's own looks at every choice each time."""
    return label_in(type(record), field, getattr(record, field))


def label_in(model: type[Model], field: str, value: str) -> str:
    """Return the label that a choice has in a field, or "" where there is none."""
    return _labels(model, field, get_language()).get(value, "")


@cache
def _labels(model: type[Model], field: str, language: str | None) -> dict[str, str]:
    choices = model._meta.get_field(field).flatchoices  # type: ignore[union-attr]
    return {value: str(label) for value, label in choices if value}
