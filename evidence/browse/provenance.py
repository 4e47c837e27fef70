"""How far a record was checked, in the words that every page shows."""

from dataclasses import dataclass

from django.utils import timezone

from ..enums import Verification
from ..models import Curated
from ..web.templates import day
from ..web.translation import label_of
from ..web.translation import translate as _
from .facts import Fact, Item, fact, web


@dataclass(frozen=True)
class Provenance:
    """The mark of a record: its words, the address where it was seen, and whether it is unchecked."""

    words: str
    url: str
    is_unchecked: bool


def provenance(record: Curated) -> Provenance:
    """Return how far a record was checked."""
    return Provenance(
        words=label_of(record, "verification"),
        url=record.source_url,
        is_unchecked=record.verification == Verification.RECALLED,
    )


def provenance_facts(record: Curated) -> list[Fact]:
    """Return the facts that close every summary list: how far checked, where seen, when last changed."""
    checked = Fact(_("How far checked"), (Item(label_of(record, "verification")),))
    return [
        checked,
        web(_("Seen at"), record.source_url),
        fact(_("Note"), record.note),
        fact(_("Last changed here"), day(timezone.localtime(record.updated_at))),
    ]
