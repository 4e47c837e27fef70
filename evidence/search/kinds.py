"""The kinds of record that can be found, by the names that addresses use."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Initiative, Lesson, Outcome, Paper, Place, Policy, Programme, Theme


@dataclass(frozen=True)
class Kind:
    """One kind of record: its name in addresses, its table, and what people call it."""

    name: str
    model: type[models.Model]
    label: str | Promise
    plural: str | Promise
    title_field: str


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("lesson", Lesson, _("Lesson"), _("Lessons"), "statement"),
        Kind("initiative", Initiative, _("Initiative"), _("Initiatives"), "name"),
        Kind("programme", Programme, _("Programme"), _("Programmes"), "name"),
        Kind("paper", Paper, _("Paper"), _("Papers"), "title"),
        Kind("outcome", Outcome, _("Outcome"), _("Outcomes"), "measure"),
        Kind("policy", Policy, _("Policy"), _("Policies"), "title"),
        Kind("theme", Theme, _("Theme"), _("Themes"), "label"),
        Kind("place", Place, _("Place"), _("Places"), "name"),
    )
}

KIND_OF_MODEL = {kind.model: name for name, kind in KINDS.items()}
