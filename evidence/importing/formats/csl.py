"""CSL JSON, as Zotero, Mendeley and Crossref write it."""

import json
from typing import Any

from ..problems import FileError
from .building import build
from .decoding import decode
from .names import read_name
from .pages import read_pages
from .recognising import say_other_format
from .reference import Name, RawReference, Reading
from .types import type_of

_TEXTS = {
    "title": "title",
    "container-title": "container_title",
    "volume": "volume",
    "issue": "issue",
    "publisher": "publisher",
    "DOI": "doi",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "ISBN": "isbn",
    "URL": "url",
}
_DATES = ("issued", "published-print", "published", "published-online", "created")
_READ = {*_TEXTS, *_DATES[:2], "type", "author", "editor", "page", "number", "article-number", "id", "collection-title"}
_WRAPPERS = ("items", "message", "references", "records")


def read(content: bytes) -> Reading:
    """Read CSL JSON: a list of records, or one alone. Raises FileError where it holds none."""
    text = decode(content)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        label, form = "CSL JSON", f"Its JSON breaks off or is wrong in line {error.lineno}, column {error.colno}."
        raise FileError(say_other_format(text, label, form), line=error.lineno) from None
    except (RecursionError, ValueError):
        raise FileError("is nested too deeply or holds a number too long to be a list of references.") from None
    records = _records(data)
    if not records:
        raise FileError("holds no record. CSL JSON is a list of records, each in braces with a “title”.")
    return Reading([build(_raw(number, record)) for number, record in enumerate(records, start=1)])


def _records(data: Any) -> list[Any]:
    for _ in range(3):
        if isinstance(data, dict) and (wrapper := next((key for key in _WRAPPERS if key in data), "")):
            data = data[wrapper]
    if isinstance(data, dict):
        return [data] if "title" in data or "DOI" in data else []
    return data if isinstance(data, list) else []


def _raw(number: int, record: Any) -> RawReference:
    excerpt = json.dumps(record, ensure_ascii=False)[:1000]
    if not isinstance(record, dict):
        return RawReference(number, excerpt, refusal="It is no record. Each record stands in braces with a “title”.")
    raw = RawReference(number, excerpt)
    for name, ours in _TEXTS.items():
        raw.give(ours, _text(record.get(name)))
    raw.give("container_title", _text(record.get("collection-title")))
    raw.give("issue", _text(record.get("number")) if raw.texts.get("container_title") else "")
    raw.give("pages", read_pages(_text(record.get("page")) or _text(record.get("article-number"))))
    for name in _DATES:
        raw.give("year", _date(record.get(name)))
    slug, remark = type_of(_text(record.get("type")), in_journal=bool(raw.texts.get("container_title")))
    raw.texts["type"] = slug
    raw.remarks += [remark] if remark else []
    raw.authors, raw.editors = _names(record.get("author"), raw), _names(record.get("editor"), raw)
    raw.left_over += [str(key) for key, value in record.items() if key not in _READ and value not in (None, "", [], {})]
    return raw


def _text(value: Any) -> str:
    """Return a text; Crossref puts some in lists."""
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _date(value: Any) -> str:
    if isinstance(value, dict):
        parts = value.get("date-parts")
        while isinstance(parts, list) and parts:
            parts = parts[0]
        return _text(parts) or _text(value.get("raw")) or _text(value.get("literal")) or _text(value.get("date-time"))
    return _text(value)


def _names(value: Any, raw: RawReference) -> list[Name]:
    names = []
    for item in value if isinstance(value, list) else []:
        name = _name(item)
        if name:
            names.append(name)
        else:
            raw.remarks.append(f"A name could not be read: {json.dumps(item, ensure_ascii=False)[:80]}.")
    return names


def _name(item: Any) -> Name | None:
    if isinstance(item, str):
        return read_name(item)
    if not isinstance(item, dict):
        return None
    parts = {key: _text(value).strip() for key, value in item.items()}
    if literal := parts.get("literal") or parts.get("name"):
        return Name(literal=literal)
    particles = (parts.get("dropping-particle", ""), parts.get("non-dropping-particle", ""))
    family = " ".join(part for part in (*particles, parts.get("family", "")) if part)
    given = ", ".join(part for part in (parts.get("given", ""), parts.get("suffix", "")) if part)
    if not family:
        return Name(literal=given) if given else None
    return Name(family=family, given=given)
