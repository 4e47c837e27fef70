"""Names of records, such that two writings of one name are equal whatever their capitals, hyphens and endings."""

from collections.abc import Iterable

from django.db import models

from ..models import CareModel, OutcomeDomain, Place, Population, Programme, Theme
from .schema import exact_words, stemmed_words

Naming = tuple[type[models.Model], str, str]  # a table, its names, and its other names
NAMED: dict[str, Naming] = {
    "programme": (Programme, "name", "abbreviation"),
    "place": (Place, "name", "aliases"),
    "care_model": (CareModel, "label", "synonyms"),
    "domain": (OutcomeDomain, "label", "synonyms"),
    "population": (Population, "label", "synonyms"),
    "theme": (Theme, "label", "synonyms"),
}
"""The facets whose values have a name and other names, and where these stand."""


def names_in(text: str) -> list[str]:
    """Return the names in a text, one a line or parted by semicolons."""
    return [name for line in text.split("\n") for part in line.split(";") if (name := part.strip())]


def name_key(stems: Iterable[str]) -> str:
    """Return the key of a name, from the stems of its words."""
    return " ".join(stems)


def name_keys(text: str) -> set[str]:
    """Return the keys of the names in a text, one a line or parted by semicolons, with and without their brackets."""
    names = names_in(text)
    names += [name.partition("(")[0] for name in names]
    return {name_key(stemmed_words.analyze(name)) for name in names} - {""}


def study_name(text: str) -> str:
    """Return the name of a study in addresses, however it was typed."""
    return "-".join(exact_words.analyze(text))
