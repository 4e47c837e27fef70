"""Kinds of fields, and the base of the forms of which an evaluation is made."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ...importing import cells
from ...importing.formats import Name
from ...importing.formats.names import read_name, says_others
from ...importing.problems import CellError
from ...models.rules import FIRST_YEAR, LAST_YEAR
from .options import Options

REQUIRED = "required"
NOT_REPORTED = _("not reported")


class Part(forms.Form):
    """A part of the form. What was typed stands in it whatever it is; what is wrong or missing is told apart."""

    is_spare = False
    place = ""  # which row of the form it is

    def __init__(self, typed: Mapping[str, str], options: Options, prefix: str):
        self.options, self.typed = options, typed
        super().__init__({f"{prefix}-{name}": value for name, value in typed.items()}, prefix=prefix, auto_id="%s")

    def offer(self, **pairs: list[tuple[str, str]]) -> None:
        """Set what can be chosen in fields."""
        for name, choices in pairs.items():
            field = self.fields[name]
            if isinstance(field, Pick):
                field.offer(choices)

    def problems(self, *, required: bool) -> list[tuple[str, str]]:
        """Return what is wrong by the id of its field, which it names; with ``required``, what is missing alone."""
        return [
            (f"{self.prefix}-{name}", f"{self._named(name)}: {error.messages[0]}")
            for name, errors in self.errors.as_data().items()
            for error in errors[:1]
            if (error.code == REQUIRED) is required
        ]

    def _named(self, name: str) -> str:
        """Return the row and the field, so that the fault is found among many rows."""
        label, _colon, _more = str(self.fields[name].label).partition(":")
        return f"{self.place}, {label}" if self.place else label

    def said(self, name: str, *, strict: bool) -> str:
        """Return what is to be said at a field; that it is empty, only where it was to be handed in."""
        if self.is_spare:
            return ""
        errors = self.errors.as_data().get(name)
        if not errors or (errors[0].code == REQUIRED and not strict):
            return ""
        return str(errors[0].messages[0])

    def forgive(self, *names: str) -> None:
        """Let fields be empty after all."""
        for name in names:
            errors = self.errors.as_data().get(name)
            if errors and errors[0].code == REQUIRED:
                del self.errors[name]

    def value(self, name: str) -> str:
        """Return what stands in a field."""
        return self.typed.get(name, "")

    def is_empty(self, name: str) -> bool:
        """Return whether nothing was typed into a field."""
        return not self.value(name).strip()


class Text(forms.CharField):
    """A text with its own sentence for what is missing."""

    def __init__(self, label: Any, longest: int | None = None, *, missing: Any = None):
        messages = {"max_length": _("Shorten it to %(limit_value)s characters; it has %(show_value)s.")}
        super().__init__(
            max_length=longest,
            required=missing is not None,
            error_messages=messages | ({REQUIRED: missing} if missing else {}),
            label=label,
        )


class Year(forms.IntegerField):
    """A calendar year, or nothing."""

    def __init__(self, label: Any) -> None:
        sentence = _("Enter four digits, such as 2020.")
        messages = dict.fromkeys(("invalid", "min_value", "max_value"), sentence)
        super().__init__(
            label=label, required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR, error_messages=messages
        )


class Pick(forms.ChoiceField):
    """One of several choices, or nothing; the choices are given as the form is made, or are fixed ones."""

    def __init__(
        self, label: Any, fixed: type[TextChoices] | None = None, *, missing: Any = None, empty: Any = NOT_REPORTED
    ):
        messages = {"invalid_choice": _("“%(value)s” is not one of the choices (any more). Choose again.")}
        super().__init__(
            required=missing is not None,
            error_messages=messages | ({REQUIRED: missing} if missing else {}),
            label=label,
        )
        self.empty = empty
        self.offer(list(fixed.choices) if fixed else [])

    def offer(self, pairs: list[tuple[Any, Any]]) -> None:
        """Set what can be chosen."""
        self.choices = [("", self.empty), *pairs]
        self.offered = {str(value) for value, _label in pairs}


class Identifier(forms.CharField):
    """A DOI, PMID and the like, in its one spelling."""

    def __init__(self, label: Any, normalise: Callable[[str], str]):
        super().__init__(label=label, required=False)
        self.normalise = normalise

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return self.normalise(text) if text else None


class Address(forms.CharField):
    """A web address."""

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, required=False)

    def to_python(self, value: Any) -> Any:
        try:
            return cells.address(super().to_python(value) or "")
        except CellError as error:
            raise ValidationError(str(error)[:1].upper() + str(error)[1:]) from None


class Names(forms.Field):
    """Authors: family name, then given name; separated by semicolons or on lines of their own."""

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, required=False)

    def to_python(self, value: Any) -> list[Name]:
        written = str(value or "").replace("\n", ";").split(";")
        names = [name for text in written if not says_others(text) and (name := read_name(text))]
        return list(dict.fromkeys(names))

    def validate(self, value: Any) -> None:
        for name in value:
            if max(len(name.family), len(name.given)) > 120 or len(name.literal) > 200:
                raise ValidationError(
                    _("“%(name)s…” is too long for one name. Separate names with semicolons."),
                    params={"name": str(name)[:60]},
                )
