"""Forms that readers fill in."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import visible_rows
from ..search import KINDS

LONGEST_TEXT, LONGEST_CONTACT = 5_000, 200
# Control characters say nothing and some databases refuse them; line breaks and tabs stay.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


class PlainText(forms.CharField):
    """A text without characters that cannot be seen."""

    def to_python(self, value):
        text = super().to_python(_CONTROL.sub("", value) if isinstance(value, str) else value)
        return text.replace("\r\n", "\n").strip()


class CorrectionForm(forms.Form):
    """A suggestion. The trap is a field that no reader sees; programs fill it in."""

    text = PlainText(
        max_length=LONGEST_TEXT,
        error_messages={
            "required": _("Write what should be corrected, and how you know."),
            "max_length": _("Shorten it to %(limit_value)s characters; it has %(show_value)s."),
        },
    )
    contact = PlainText(
        required=False,
        max_length=LONGEST_CONTACT,
        error_messages={"max_length": _("Shorten it to %(limit_value)s characters; it has %(show_value)s.")},
    )
    record = forms.CharField(required=False, max_length=120)
    website = forms.CharField(required=False)

    def clean_record(self) -> tuple[str, str]:
        """Return kind and slug of the record that the suggestion is about; both empty where it is about none."""
        named = self.cleaned_data["record"]
        if not named:
            return "", ""
        kind, _slash, slug = named.partition("/")
        if not find_record(named):
            raise ValidationError(_("The library has no such record. Say in the text which one you mean."))
        return kind, slug

    @property
    def is_trapped(self) -> bool:
        """Whether a program filled it in."""
        return bool(self.data.get("website"))


def find_record(named: str):
    """Return the visible record that is named "kind/slug", or None."""
    kind, _slash, slug = named.partition("/")
    if kind not in KINDS or not re.fullmatch(r"[-\w]{1,80}", slug, re.ASCII):
        return None
    return visible_rows(KINDS[kind].model).filter(slug=slug).first()
