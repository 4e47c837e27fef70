"""Columns and readings that several files share."""

import re
from collections.abc import Callable

from django.utils.text import slugify

from ...models import StudyDesign
from .. import cells
from ..sheet import Column

ID = Column("id", "slug", cells.slug)
PROVENANCE = (
    Column("source_url", "source_url", cells.address),
    Column("verified", "verification", cells.verification),
)
NOTE = Column("note", "note", cells.text())


def slugs(cell: str) -> list[tuple[str, ...]]:
    """Read a list of ids."""
    return [(slug,) for slug in cells.several(cell)]


def slugs_of_words(cell: str) -> list[tuple[str, ...]]:
    """Read a list of words as the ids of the terms that they are."""
    return [(term_slug(word),) for word in cells.several(cell)]


def term_slug(words: str) -> str:
    """Return the id of a term written in words: at most 80 characters, as its table holds."""
    return slugify(words.replace("'", "").replace("’", ""))[:80].strip("-") if words else ""


def match_word() -> Callable[[str], str]:
    """Return what turns a word into the id of its term."""
    return term_slug


def match_factor() -> Callable[[str], str]:
    """Return what turns "structure: legislative context" into the id of that factor."""
    return lambda cell: slugify(cell.replace(":", " "))


def match_study_design() -> Callable[[str], str]:
    """Return what finds the group of a study design from the words in which a source gives it.

    The groups are tried in the order of their vocabulary file; the first one with a phrase that stands in the text
    is taken. A design that no phrase fits stays without a group, shown as "not reported".
    """
    groups = [
        (
            slug,
            re.compile(
                "|".join(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])" for phrase in synonyms.split("\n")), re.IGNORECASE
            ),
        )
        for slug, synonyms in StudyDesign.objects.order_by("id").values_list("slug", "synonyms")
        if synonyms
    ]
    return lambda cell: next((slug for slug, phrases in groups if phrases.search(cell)), "")
