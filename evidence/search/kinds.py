"""The kinds of record that can be found, by the names that addresses use."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Initiative, Lesson, Outcome, Paper, Place, Policy, Programme, Record, Theme


@dataclass(frozen=True)
class Kind:
    """One kind of record: its name in addresses, its table, and what people call it."""

    name: str
    model: type[Record]
    label: str | Promise
    plural: str | Promise


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("lesson", Lesson, _("Lesson"), _("Lessons")),
        Kind("initiative", Initiative, _("Initiative"), _("Initiatives")),
        Kind("programme", Programme, _("Programme"), _("Programmes")),
        Kind("paper", Paper, _("Paper"), _("Papers")),
        Kind("outcome", Outcome, _("Outcome"), _("Outcomes")),
        Kind("policy", Policy, _("Policy"), _("Policies")),
        Kind("theme", Theme, _("Theme"), _("Themes")),
        Kind("place", Place, _("Place"), _("Places")),
    )
}

KIND_OF_MODEL: dict[type[models.Model], str] = {kind.model: name for name, kind in KINDS.items()}
