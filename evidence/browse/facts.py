"""Summary lists: what is known of a record, in the order of reading, and "not reported" for the rest."""

from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

from django.db.models import QuerySet
from django.utils.functional import Promise

from ..enums import Status
from ..models import Record
from ..models.bases import address

AnyRecord = TypeVar("AnyRecord", bound=Record)


class Item(NamedTuple):
    """One value of a fact: a text, where it leads, and a word on how sure it is."""

    text: str
    url: str = ""
    tag: str = ""


@dataclass(frozen=True)
class Fact:
    """A fact with its values; one without values is shown as not reported."""

    label: str | Promise
    items: tuple[Item, ...]


def fact(label: str | Promise, *values: Any, tag: str = "") -> Fact:
    """Return a fact of plain values; those that are empty are left out."""
    return Fact(label, tuple(Item(str(value), tag=tag) for value in values if value not in (None, "")))


def linked(label: str | Promise, *records: Record | None) -> Fact:
    """Return a fact whose values are loaded records with pages of their own; those that are not there are left out."""
    return Fact(label, tuple(Item(str(record), record.get_absolute_url()) for record in records if record))


def listed(label: str | Promise, records: QuerySet[Any]) -> Fact:
    """Return a fact whose values are the records of a query, asking for no more than their names and addresses."""
    return Fact(label, tuple(items_of(records)))


def items_of(records: QuerySet[Any]) -> list[Item]:
    """Return the records of a query as links."""
    model = records.model
    return [Item(title, address(model, slug)) for slug, title in records.values_list("slug", model.title_field)]


def link_to(record: Record | None) -> Item | None:
    """Return a loaded record as a link, if there is one."""
    return Item(str(record), record.get_absolute_url()) if record else None


def shown(record: AnyRecord | None) -> AnyRecord | None:
    """Return a related record if readers may see it."""
    return record if record and record.status == Status.PUBLISHED else None


def web(label: str | Promise, url: str, text: str = "") -> Fact:
    """Return a fact that is an address on the web, shown by its text or else by the name of its site."""
    return Fact(label, (Item(text or site_of(url), url),) if url else ())


def site_of(url: str) -> str:
    """Return the name of the site to which an address leads."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
