"""BibTeX and BibLaTeX: parsed by bibtexparser, which names broken entries and keeps the others."""

import logging
import re
from functools import lru_cache

import bibtexparser
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock
from pylatexenc.latex2text import LatexNodes2Text

from ..problems import FileError, Problem
from .building import build
from .decoding import decode
from .names import read_name, says_others
from .pages import read_pages
from .recognising import say_other_format
from .reference import Name, RawReference, Reading
from .types import type_of

logging.getLogger("bibtexparser").setLevel(logging.ERROR)  # what it would log stands in the report
_LATEX = re.compile(r"[\\{}$~]|--|``|''")
_TO_TEXT = LatexNodes2Text(keep_comments=True, math_mode="text")
_CONTAINERS = ("journal", "journaltitle", "booktitle", "maintitle", "series")
_PUBLISHERS = ("publisher", "institution", "school", "organization", "howpublished")
_PLAIN = {"title", "author", "editor", "year", "date", "volume", "number", "issue", "pages", "doi", "isbn", "url"}
_READ = _PLAIN | {*_CONTAINERS, *_PUBLISHERS, "pmid", "pmcid", "eid", "subtitle", "eprint", "eprinttype", "month"}
_READ |= {"link", "articleno", "day", "shortjournal"}


def read(content: bytes) -> Reading:
    """Read a BibTeX file. Raises FileError where it holds no entry."""
    text = decode(content)
    try:
        library = bibtexparser.parse_string(text, parse_stack=[])
    except Exception:  # noqa: BLE001 - whatever stops the parser, the file is what has to be mended
        raise FileError("cannot be read as BibTeX. Look for a brace that is not closed.") from None
    strings = {string.key.lower(): str(string.value) for string in library.strings}
    reading = Reading()
    for block in library.blocks:
        entry, remark = _entry_of(block)
        if entry is not None:
            raw = _raw(entry, strings)
            raw.remarks += [remark] if remark else []
            reading.records.append(build(raw))
        elif isinstance(block, ParsingFailedBlock):
            _refuse(block, reading)
    if not reading.records:
        raise FileError(say_other_format(text, "BibTeX", "A BibTeX entry begins like “@article{key,”."))
    return reading


def _entry_of(block: object) -> tuple[Entry | None, str]:
    if isinstance(block, DuplicateFieldKeyBlock):
        entry = block.ignore_error_block
        return (entry if isinstance(entry, Entry) else None), "A field stands twice in it; the first one was taken."
    if isinstance(block, DuplicateBlockKeyBlock):
        entry = block.ignore_error_block
        return (entry if isinstance(entry, Entry) else None), ""
    return (block if isinstance(block, Entry) else None), ""


def _refuse(block: ParsingFailedBlock, reading: Reading) -> None:
    """Keep an entry that cannot be read, as a record that is refused."""
    line, excerpt = (block.start_line or 0) + 1, str(block.raw or "")
    if re.match(r"\s*@(?:comment|preamble|string)\b", excerpt, re.IGNORECASE):
        reading.problems.append(Problem("", line, "", f"“{excerpt[:60]}” could not be read."))
        return
    raw = RawReference(
        line, excerpt, refusal="The entry cannot be read. Look for a brace or quotation mark not closed."
    )
    title = re.search(r"title\s*=\s*[{\"]+([^{}\"\n,]+)", excerpt, re.IGNORECASE)
    raw.give("title", title[1] if title else "")
    reading.records.append(build(raw))


def _raw(entry: Entry, strings: dict[str, str]) -> RawReference:
    raw = RawReference((entry.start_line or 0) + 1, str(entry.raw or ""))
    written: dict[str, str] = {}
    for field in entry.fields:
        written.setdefault(field.key.lower(), _value(str(field.value), strings))
    plain = {name: _plain(text) for name, text in written.items() if name not in {"author", "editor"}}
    slug, remark = type_of(_kind(entry.entry_type, plain), in_journal="journal" in plain or "journaltitle" in plain)
    raw.texts["type"] = slug
    raw.remarks += [remark] if remark else []
    title = plain.get("title", "")
    raw.give("title", f"{title}: {plain['subtitle']}" if title and plain.get("subtitle") else title)
    for name in _CONTAINERS:
        raw.give("container_title", plain.get(name))
    for name in _PUBLISHERS:
        raw.give("publisher", plain.get(name))
    raw.give("year", plain.get("year") or plain.get("date"))
    for name in ("volume", "isbn", "pmid", "pmcid"):
        raw.give(name, plain.get(name))
    raw.give("issue", plain.get("number") or plain.get("issue"))
    raw.give("pages", read_pages(plain.get("pages", "") or plain.get("eid", "") or plain.get("articleno", "")))
    raw.give("doi", plain.get("doi"))
    raw.give("url", _address(written.get("url", "") or written.get("link", "")))
    if plain.get("eprinttype", "").lower() in {"pmid", "pubmed"}:
        raw.give("pmid", plain.get("eprint"))
    raw.authors, raw.authors_incomplete = _names(written.get("author", ""))
    raw.editors, _ = _names(written.get("editor", ""))
    raw.left_over += [name for name in written if name not in _READ]
    return raw


def _kind(entry_type: str, plain: dict[str, str]) -> str:
    kind = entry_type.lower()
    return plain.get("type", "") or plain.get("howpublished", "") if kind in {"misc", "online"} else kind


def _value(written: str, strings: dict[str, str]) -> str:
    """Return the value of a field, with abbreviations written out and pieces joined by # put together."""
    pieces = re.split(r"\s+#\s+(?=[\"{\w])", written.strip()) if "#" in written else [written.strip()]
    return "".join(_piece(piece, strings) for piece in pieces)


def _piece(piece: str, strings: dict[str, str]) -> str:
    if len(piece) > 1 and piece[0] + piece[-1] in {"{}", '""'}:
        return piece[1:-1]
    return _piece(strings[piece.lower()], {}) if piece.lower() in strings else piece


@lru_cache(maxsize=10_000)
def _plain(text: str) -> str:
    """Return the text that LaTeX would print."""
    if not _LATEX.search(text):
        return text
    try:
        plain = str(_TO_TEXT.latex_to_text(re.sub(r"(?<!\\)([%#&])", r"\\\1", text)))
    except Exception:  # noqa: BLE001 - what LaTeX itself might refuse is kept as it is written
        plain = text.replace("{", "").replace("}", "")
    return plain.replace("\N{NO-BREAK SPACE}", " ")


def _address(text: str) -> str:
    """Return an address, in which LaTeX's own characters are plain."""
    text = re.sub(r"^\\url\{(.*)\}$", r"\1", text.strip())
    return re.sub(r"\\([%#&_~])", r"\1", text)


def _names(text: str) -> tuple[list[Name], bool]:
    """Read names divided by "and"; one in braces is a body."""
    names, incomplete = [], False
    for part in _outside_braces(text, r"\s+and\s+"):
        if says_others(part):
            incomplete = True
        elif _is_in_braces(part.strip()):
            names.append(Name(literal=_plain(part).strip()))
        elif name := _name(part):
            names.append(name)
    return names, incomplete


def _is_in_braces(text: str) -> bool:
    """Return whether one pair of braces holds the whole text; those of a single accent do not."""
    depth = 0
    for at, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return at > 0 and at == len(text) - 1 and not text.startswith("{\\")
    return False


def _name(part: str) -> Name | None:
    """Read one name: "Family, Given", "Family, Jr, Given" or "Given Family", in which braces hold words together."""
    pieces = [_plain(piece).strip() for piece in _outside_braces(part, r"\s*,\s*")]
    if len(pieces) == 3:
        return Name(family=pieces[0], given=f"{pieces[2]}, {pieces[1]}")
    if len(pieces) == 2:
        return read_name(", ".join(pieces))
    words = _outside_braces(part.strip(), r"[\s~]+")
    if len(words) > 1 and words[-1].startswith("{") and not words[-1].startswith("{\\"):
        return Name(family=_plain(words[-1]), given=_plain(" ".join(words[:-1])))
    return read_name(_plain(part), plain_is_person=True)


def _outside_braces(text: str, separator: str) -> list[str]:
    """Divide a text where the separator stands outside of all braces."""
    depth, start, parts = 0, 0, []
    pattern = re.compile(separator, re.IGNORECASE)
    at = 0
    while at < len(text):
        if text[at] in "{}":
            depth += 1 if text[at] == "{" else -1
        elif depth == 0 and (found := pattern.match(text, at)) and found.end() > at:
            parts.append(text[start:at])
            at = start = found.end()
            continue
        at += 1
    return [part for part in [*parts, text[start:]] if part.strip()]
