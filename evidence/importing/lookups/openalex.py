"""OpenAlex: the record of a DOI or a PubMed number (https://api.openalex.org)."""

import json
from typing import Any

from django.utils.translation import gettext as _

from ..formats import Name, RawReference, Reference
from ..formats.building import build
from ..formats.names import read_name
from ..formats.pages import join_pages
from ..formats.types import type_of
from .fetching import LookupFailed, NotThere, Source, fetch, in_path

OPENALEX = Source("OpenAlex", "openalex")


def find(kind: str, value: str) -> Reference:
    """Return what OpenAlex says of a DOI or a PubMed number. Raises LookupFailed, NotThere."""
    content = fetch(OPENALEX, f"/works/{kind}:{in_path(value)}", {})
    try:
        work = json.loads(content)
    except (ValueError, RecursionError):
        work = None
    if not isinstance(work, dict):
        raise LookupFailed(_("OpenAlex answered with something that is no record."))
    reference = build(_raw(work))
    if reference.refusal or getattr(reference, kind) != value:
        raise NotThere(_("%s does not know it.") % OPENALEX.name)
    return reference


def _raw(work: dict[str, Any]) -> RawReference:
    raw = RawReference(1, "")
    ids, biblio = _part(work, "ids"), _part(work, "biblio")
    source = _part(_part(work, "primary_location"), "source")
    raw.give("title", _text(work.get("title")) or _text(work.get("display_name")))
    raw.give("year", _text(work.get("publication_year")))
    raw.give("doi", _text(work.get("doi")) or _text(ids.get("doi")))
    raw.give("pmid", _text(ids.get("pmid")))
    raw.give("pmcid", _text(ids.get("pmcid")))
    raw.give("container_title", _text(source.get("display_name")))
    raw.give("volume", _text(biblio.get("volume")))
    raw.give("issue", _text(biblio.get("issue")))
    raw.give("pages", join_pages(_text(biblio.get("first_page")), _text(biblio.get("last_page"))))
    raw.texts["type"], remark = type_of(_text(work.get("type")), in_journal=bool(source))
    raw.remarks += [remark] if remark else []
    raw.authors = _authors(work.get("authorships"))
    if work.get("is_retracted") is True:
        raw.remarks.append(_("OpenAlex says that it was retracted. Look for the publisher’s notice."))
    return raw


def _part(record: dict[str, Any], name: str) -> dict[str, Any]:
    found = record.get(name)
    return found if isinstance(found, dict) else {}


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _authors(listed: Any) -> list[Name]:
    texts = (
        [_text(_part(each, "author").get("display_name")) for each in listed if isinstance(each, dict)]
        if isinstance(listed, list)
        else []
    )
    return [name for text in texts if (name := read_name(text, plain_is_person=True))]
