"""Taking a record along: its citation with the version that was read, its address, and a letter that carries it."""

from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.utils import timezone

from ..models import Record
from ..search import KIND_OF_MODEL, KINDS
from ..web.templates import day
from ..web.translation import translate as _
from .version import library_version


@dataclass(frozen=True)
class Taken:
    """What a reader takes along of a record."""

    address: str
    vancouver: str
    harvard: str
    mail: str


def taken(record: Record) -> Taken:
    """Return the citations of a record as it stands today, and ways to pass it on."""
    address = f"{settings.SITE_URL}{record.get_absolute_url()}"
    title = str(record).rstrip(".")
    words = {
        "library": settings.SITE_NAME,
        "title": title,
        "kind": str(KINDS[KIND_OF_MODEL[type(record)]].label).lower(),
        "version": library_version() or _("not reported"),
        "changed": day(timezone.localtime(record.updated_at)),
        "year": timezone.localtime(record.updated_at).year,
        "today": day(timezone.localdate()),
        "address": address,
    }
    vancouver = _(
        "%(library)s. %(title)s [%(kind)s; last changed %(changed)s; library version %(version)s; cited %(today)s]."
        " Available from: %(address)s"
    )
    harvard = _(
        "%(library)s (%(year)s) %(title)s [%(kind)s, library version %(version)s]. Available at: %(address)s"
        " (Accessed: %(today)s)."
    )
    letter = f"mailto:?subject={quote(title)}&body={quote(f'{title}: {address}')}"
    return Taken(address, vancouver % words, harvard % words, letter)
