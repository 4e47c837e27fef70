"""The tags of PubMed, Ovid and Cochrane strategies: what each means here, and what is said where nothing does."""

import re
from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .joining import MOST_DISTANCE, all_of, in_field
from .notices import Notices
from .tree import FIELDS, Beginning, Node, Phrase, Word


class Way(Enum):
    """What is done with the words before a tag."""

    ANYWHERE = auto()
    BROADER = auto()
    TITLE = auto()
    AUTHOR = auto()
    HEADING = auto()
    YEAR = auto()
    KEPT = auto()
    LEFT_OUT = auto()


class Tag(NamedTuple):
    """A tag: what is done, and what its field is called."""

    way: Way
    label: str | Promise


_ROWS: tuple[tuple[str, Way, str | Promise], ...] = (
    ("tw|text word|text words|all|all fields|af|mp", Way.ANYWHERE, _("all fields")),
    ("tiab|title/abstract", Way.BROADER, _("title and abstract")),
    ("ab|abstract", Way.BROADER, _("abstract")),
    ("ot|other term|kw|kf|keyword|kwd|author keywords", Way.BROADER, _("keywords")),
    ("ta|jour|journal|jn|jw|so|source", Way.BROADER, _("journal")),
    ("ad|affiliation|in|ir|cn|corporate author", Way.LEFT_OUT, _("affiliation")),
    ("ti|title|tt", Way.TITLE, _("title")),
    ("au|author|fau|1au|lastau|author - first|author - last|full author name", Way.AUTHOR, _("author")),
    ("mh|mesh|mesh terms|mesh heading|sh|hw|subheading|mesh subheading|/|xm|de", Way.HEADING, _("subject heading")),
    ("majr|mesh major topic|mj|mm", Way.HEADING, _("main subject heading")),
    ("nm|supplementary concept|rn|ps|pa", Way.HEADING, _("subject heading")),
    ("dp|pdat|ppdat|epdat|yr|date - publication|publication date|year", Way.YEAR, _("date of publication")),
    ("edat|crdt|mhda|date - entry|date - entrez|date - create|date - mesh", Way.YEAR, _("date")),
    ("pmid|uid|aid|lid|doi|pmcid|pmc|isbn", Way.KEPT, _("identifier")),
    ("la|lang|language|lg", Way.LEFT_OUT, _("language")),
    ("pt|publication type|ptyp", Way.LEFT_OUT, _("publication type")),
    ("sb|subset|filter|sf", Way.LEFT_OUT, _("subset")),
    ("gr|grant number|vi|volume|ip|issue|pg|pagination|is|issn|pl|place of publication", Way.LEFT_OUT, _("citation")),
)
TAGS = {code: Tag(way, label) for codes, way, label in _ROWS for code in codes.split("|")}

# Fields with a colon: the library's own names and the two that librarians shorten most.
FIELD_NAMES = {
    **{name: name for name in FIELDS},
    "ti": "title",
    "au": "author",
    "program": "programme",
}

_CODE = "(?:ti|ab|tw|kw|kf|mp|af|au|sh|hw|ot|jw|jn|so|pt|lg|in|yr|tt)"
SUFFIX = rf"{_CODE}(?:,{_CODE}){{0,9}}"

_DATE_TAG = r"\[\s?(?:dp|pdat|ppdat|epdat|edat|crdt|mhda|date\s-\s[a-z]{3,12}|publication\sdate)\s?\]"
_DAY = r"(?:[/-][0-9]{1,2}){0,2}\"?"
DATE = (
    rf'"?(?P<from>[0-9]{{4}}){_DAY}\s?(?:{_DATE_TAG})?\s?:\s?"?(?P<until>[0-9]{{4}}|present){_DAY}\s?{_DATE_TAG}'
    rf'|"?(?P<in>[0-9]{{4}}){_DAY}\s?{_DATE_TAG}'
)

SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)

BROADER = _("“%(tag)s” (%(label)s) is looked for in the whole record here.")
HEADING = _("“%(tag)s” (%(label)s) has no equivalent here; the words of the heading were searched instead.")
LEFT_OUT = _("“%(tag)s” (%(label)s) has no equivalent here; “%(text)s” was left out.")
UNKNOWN = _("“%(tag)s” is not a field that is known here; the words before it were searched in the whole record.")


def is_tag(text: str) -> bool:
    """Return whether the content of square brackets is a tag of one of these platforms."""
    return bool(_codes(text)) and all(code in TAGS for code in _codes(text))


Loosen = Callable[[Word | Beginning], Node | None]


def apply_tag(text: str, part: Node, written: str, notices: Notices, *, loosen: Loosen) -> Node | None:
    """Return what a part with a tag behind it means here; None where it is left out."""
    distance = re.search(r":~([0-9]{1,2})", text)
    if distance and isinstance(part, Phrase) and len(part.words) > 1:
        part = Phrase(part.words, min(int(distance[1]), MOST_DISTANCE))
    shown = text.strip() if text[:1] in ".:/" else f"[{text.strip()}]"
    tags = [TAGS[code] for code in _codes(text) if code in TAGS]
    if not tags:
        notices.add(UNKNOWN, tag=shown)
        return part
    ways = {tag.way for tag in tags}
    way = ways.pop() if len(ways) == 1 else Way.BROADER
    label = ", ".join(dict.fromkeys(str(tag.label) for tag in tags))
    if way in SAID:
        notices.add(SAID[way], tag=shown, label=label, **({"text": written} if way is Way.LEFT_OUT else {}))
    if isinstance(part, Phrase) and way is Way.AUTHOR:
        part = _author(part)
    elif isinstance(part, Phrase) and way is Way.HEADING:
        part = _heading(part, loosen)
    return _meaning(way, part, notices)


FIELD_OF = {Way.TITLE: "title", Way.AUTHOR: "author", Way.YEAR: "year"}
SAID = {Way.BROADER: BROADER, Way.HEADING: HEADING, Way.LEFT_OUT: LEFT_OUT}


def _codes(text: str) -> list[str]:
    bare = text.strip().strip(".:").split(":")[0].lower()
    return [" ".join(code.split()) for code in bare.split(",")] if bare else []


def _meaning(way: Way, part: Node, notices: Notices) -> Node | None:
    if way is Way.LEFT_OUT:
        return None
    field = FIELD_OF.get(way)
    return in_field(field, part, notices) if field else part


def _author(part: Phrase) -> Phrase:
    """Return a name whose initials are one letter, as in Damarell RA: a given name begins with the first of them."""
    *names, last = part.words
    is_initials = len(last.text) <= 2 or (len(last.text) == 3 and last.text.isupper())
    return Phrase((*names, Word(last.text[0]))) if names and is_initials and isinstance(last, Word) else part


def _heading(part: Phrase, loosen: Loosen) -> Node:
    """Return the words of a heading, often in the order of a catalogue: Delivery of Health Care, Integrated."""
    return all_of(loosen(word) for word in part.words if word.text.lower() not in SMALL_WORDS) or part
