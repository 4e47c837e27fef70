"""Summary lists: what is known of a record, in the order of reading, and "not reported" for the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True)
class Item:
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


def linked(label: str | Promise, records: Iterable[Any]) -> Fact:
    """Return a fact whose values are records with pages of their own."""
    return Fact(label, tuple(Item(str(record), record.get_absolute_url()) for record in records))


def web(label: str | Promise, url: str, text: str = "") -> Fact:
    """Return a fact that is an address on the web."""
    return Fact(label, (Item(text or url, url),) if url else ())
