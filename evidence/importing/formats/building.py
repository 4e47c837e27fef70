"""From a raw record to one that can be compared: identifiers in one spelling, years, pages, and what does not fit."""

import html
import re
import unicodedata
from collections.abc import Callable
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError

from ...models import Author, Paper
from ...models.identifiers import normalise_doi, normalise_isbn, normalise_pmcid, normalise_pmid
from .. import cells
from ..problems import CellError
from .dates import read_year
from .pages import read_pages
from .reference import LONGEST_EXCERPT, Name, RawReference, Reference

_TAGS = re.compile(r"</?(?:i|b|u|em|strong|sub|sup|span|scp|jats:\w+|title|p|br)\b[^<>]*>", re.IGNORECASE)
_DOI_INSIDE = re.compile(r"10\.[0-9]{4,9}/[^\s\"<>]+", re.IGNORECASE)
_ISSN = re.compile(r"[0-9]{4}-?[0-9]{3}[0-9Xx](?:\s*\([^)]*\))?")
PLAIN = ("container_title", "volume", "issue", "publisher")
IDENTIFIERS: dict[str, tuple[str, Callable[[str], str]]] = {
    "doi": ("DOI", normalise_doi),
    "pmid": ("PMID", normalise_pmid),
    "pmcid": ("PMCID", normalise_pmcid),
}


def build(raw: RawReference) -> Reference:
    """Return the record, with a remark on everything in it that could not be used."""
    remarks = [*raw.remarks]
    title = tidy(raw.texts.get("title", ""))
    longest = _longest("title")
    record = Reference(
        line=raw.line,
        excerpt=raw.excerpt.strip()[:LONGEST_EXCERPT],
        type=raw.texts.get("type", ""),
        title=title[:longest],
        authors=_names(raw.authors, "author", remarks),
        authors_incomplete=raw.authors_incomplete,
        editors=_names(raw.editors, "editor", remarks),
        year=_year(raw.texts.get("year", ""), remarks),
        pages=_fitting("pages", read_pages(tidy(raw.texts.get("pages", ""))), remarks),
        url=_address(raw.texts.get("url", ""), remarks),
        left_over=list(dict.fromkeys(raw.left_over)),
        remarks=remarks,
        refusal=raw.refusal,
        **{name: _fitting(name, tidy(raw.texts.get(name, "")), remarks) for name in PLAIN},
        **_identifiers(raw, remarks),
    )
    if not record.refusal and not title:
        record.refusal = "It has no title. Add one to the file."
    elif not record.refusal and len(title) > longest:
        record.refusal = f"Its title has {len(title)} characters; at most {longest} can be kept. Shorten it."
    return record


def tidy(text: str) -> str:
    """Return a text in one line, without the mark-up that some exports carry."""
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAGS.sub("", text)
    return unicodedata.normalize("NFC", " ".join(text.replace("\0", "").split()))


def _longest(name: str) -> int:
    return int(Paper._meta.get_field(name).max_length or 0)  # type: ignore[union-attr]


def _fitting(name: str, text: str, remarks: list[str]) -> str:
    longest = _longest(name)
    if len(text) <= longest:
        return text
    label = Paper._meta.get_field(name).verbose_name  # type: ignore[union-attr]
    remarks.append(f"The {label} has {len(text)} characters and was left out; at most {longest} can be kept.")
    return ""


def _year(text: str, remarks: list[str]) -> int | None:
    year = read_year(text)
    if year is None and text.strip():
        remarks.append(f"No year could be read from “{text.strip()[:60]}”.")
    return year


def _address(text: str, remarks: list[str]) -> str:
    written = text.strip().strip("<>")
    if re.match(r"(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)+/)", written, re.IGNORECASE):
        written = f"https://{written}"
    try:
        return str(cells.address(written))
    except CellError:
        remarks.append(f"“{written[:80]}” is not a web address and was left out.")
        return ""


def _names(names: list[Name], what: str, remarks: list[str]) -> list[Name]:
    longest = {name: int(Author._meta.get_field(name).max_length or 0) for name in ("family", "given", "literal")}  # type: ignore[union-attr]
    kept = []
    for name in dict.fromkeys(_tidy_name(name) for name in names):
        if any(len(getattr(name, part)) > length for part, length in longest.items()):
            remarks.append(f"The {what} “{str(name)[:60]}…” is too long for a name and was left out.")
        elif name.family or name.literal:
            kept.append(name)
    return kept


def _tidy_name(name: Name) -> Name:
    family, given, literal = tidy(name.family), tidy(name.given), tidy(name.literal)
    return Name(family, given, literal) if family or literal else Name(literal=given)


def _identifiers(raw: RawReference, remarks: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, (label, normalise) in IDENTIFIERS.items():
        found[name] = _identifier(label, normalise, tidy(raw.texts.get(name, "")), remarks)
    if not found["doi"]:
        found["doi"] = _doi_in(raw.texts.get("url", ""))
    found["isbn"] = _isbn(raw, remarks)
    return found


def _identifier(label: str, normalise: Callable[[str], str], text: str, remarks: list[str]) -> str | None:
    if not text:
        return None
    if label == "DOI" and (inside := _DOI_INSIDE.search(text)):
        text = inside[0]
    try:
        value = normalise(text)
    except ValidationError:
        remarks.append(f"“{text[:80]}” is not a {label} and was left out.")
        return None
    if len(value) > _longest(label.lower()):
        remarks.append(f"The {label} “{value[:60]}…” is too long and was left out.")
        return None
    return value


def _doi_in(url: str) -> str | None:
    match = re.search(rf"doi\.org/({_DOI_INSIDE.pattern})", url, re.IGNORECASE)
    return _identifier("DOI", normalise_doi, match[1], []) if match else None


def _isbn(raw: RawReference, remarks: list[str]) -> str | None:
    """Return the ISBN of a book; that of a chapter is its book's, and a serial has an ISSN."""
    texts = [part for part in re.split(r"[;,\n]|\s{2,}|(?<=\))\s", raw.texts.get("isbn", "")) if part.strip()]
    wrong = []
    for text in chain(texts, *(part.split() for part in texts)):
        if _ISSN.fullmatch(text.strip()):
            return None
        try:
            isbn = normalise_isbn(re.sub(r"\([^)]*\)", "", text))
        except ValidationError:
            wrong.append(text)
            continue
        if raw.texts.get("type") == "chapter":
            remarks.append(f"The ISBN {isbn} is that of the book, not of the chapter, and was left out.")
            return None
        return isbn
    if wrong:
        remarks.append(f"“{wrong[0].strip()[:60]}” is not an ISBN and was left out.")
    return None
