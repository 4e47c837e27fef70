"""The form of a record: its fields, why it is changed, and the version that the person began from."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format

from ..curation.wording import in_plain_words
from ..enums import Status
from ..history import Part, latest_change

REASON, VERSION = "change_reason", "begun_from_change"


class PlainForm(forms.ModelForm):
    """A form that refuses in plain words."""

    def add_error(self, field, error):
        super().add_error(field, in_plain_words(error) if isinstance(error, ValidationError) else error)


class RecordForm(PlainForm):
    """The form of a record, which nobody saves over a change that they have not seen."""

    change_reason = forms.CharField(
        label="Why this change",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
        help_text="Kept in the history. Needed where the record is published.",
    )
    begun_from_change = forms.CharField(required=False, widget=forms.HiddenInput)

    parts: tuple[Part, ...] = ()
    refusal = ""  # a sentence, where saving was tried and could not be done

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        is_new = self.instance.pk is None
        if is_new and "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text += " Leave it empty to make it from the title."
        self.fields[REASON].required = getattr(self.instance, "status", None) == Status.PUBLISHED
        if not is_new and not self.is_bound:
            self.initial[VERSION] = self._latest_number(latest_change(self.instance, self.parts))

    def clean(self):
        cleaned = super().clean()
        if self.refusal:
            self.add_error(None, self.refusal)
        elif self.instance.pk is not None:
            self._check_version()
        return cleaned

    def _check_version(self) -> None:
        latest = latest_change(self.instance, self.parts)
        if self.data.get(self.add_prefix(VERSION), "") == self._latest_number(latest):
            return
        typed = {name: self.data[name] for name in self.data}
        self.data = {**typed, self.add_prefix(VERSION): self._latest_number(latest)}
        self.add_error(None, _overtaken_by(latest))

    @staticmethod
    def _latest_number(change_set) -> str:
        return str(change_set.pk) if change_set else "none"


def _overtaken_by(change_set) -> str:
    if change_set is None:
        return "This form is out of date. Open the record again."
    at = date_format(timezone.localtime(change_set.at), "j F Y, H:i")
    because = f", because: {change_set.reason}" if change_set.reason else ""
    return (
        f"{change_set.by} changed this record after you had opened it ({change_set.action}, {at}{because}). "
        "Nothing of yours was saved, and all that you typed still stands below. "
        "Look in the history at what changed, then save again to put yours in its place."
    )
