"""The tagged format of PubMed and MEDLINE, usually named .nbib."""

import re

from ..problems import FileError, Problem
from .building import build
from .decoding import decode
from .names import read_name, says_others
from .pages import read_pages
from .recognising import is_rather, say_other_format
from .reference import RawReference, Reading
from .tagged import TaggedRecord, left_over
from .types import type_of

_TAGGED = re.compile(r"^([A-Z]{2,4}[A-Z0-9]?) {0,3}- ?(.*)$")
READ = {"PMID", "TI", "BTI", "FAU", "AU", "CN", "FED", "ED", "JT", "TA", "DP", "DEP", "VI", "IP", "PG", "PB", "ISBN"}
READ |= {"LID", "AID", "PMC", "PT", "CTI"}


def read(content: bytes) -> Reading:
    """Read a PubMed file. Raises FileError where it holds no record."""
    text = decode(content)
    records, problems = _divide(text)
    if not records or is_rather(text, "ris", "nbib"):
        raise FileError(say_other_format(text, "PubMed nbib", "A PubMed record begins with a line “PMID- 12849913”."))
    return Reading([build(_raw(record)) for record in records], problems)


def _divide(text: str) -> tuple[list[TaggedRecord], list[Problem]]:
    """Divide the lines into records: at each PMID, and after an empty line."""
    records: list[TaggedRecord] = []
    problems: list[Problem] = []
    current: TaggedRecord | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        match = _TAGGED.match(line)
        if match:
            tag, rest = match.groups()
            if current is None or (tag == "PMID" and current.fields):
                current = TaggedRecord(number)
                records.append(current)
            current.add(tag, rest, line)
        elif not line.strip():
            current = None
        elif current is not None:
            current.go_on(line)
        else:
            problems.append(Problem("", number, "", f"“{line.strip()[:60]}” stands outside of every record."))
    return records, problems


def _raw(record: TaggedRecord) -> RawReference:
    raw = RawReference(record.line, record.excerpt)
    kinds = "; ".join(record.all("PT"))
    slug, remark = ("chapter", "") if record.first("CTI") else type_of(_kind(kinds), in_journal=True)
    raw.texts["type"] = slug
    raw.remarks += [remark] if remark else []
    titles = record.first("CTI") or record.first("TI") or record.first("BTI")
    raw.give("title", _without_stop(titles))
    raw.give("container_title", record.first("BTI") if record.first("CTI") else record.first("JT", "TA"))
    raw.give("year", record.first("DP", "DEP"))
    raw.give("volume", record.first("VI"))
    raw.give("issue", record.first("IP"))
    raw.give("pages", read_pages(record.first("PG")))
    raw.give("publisher", record.first("PB"))
    raw.give("isbn", "; ".join(record.all("ISBN")))
    raw.give("pmid", record.first("PMID"))
    raw.give("pmcid", record.first("PMC"))
    dois = [text for text in record.all("LID", "AID") if "[doi]" in text.lower()]
    raw.give("doi", dois[0].split()[0] if dois else "")
    _read_names(record, raw)
    raw.left_over += list(left_over(record, READ))
    return raw


def _kind(kinds: str) -> str:
    """Return the kind that matters most: a record lists several, and nearly all say that they are articles."""
    plain = re.search(r"editorial|comment|letter|news", kinds, re.IGNORECASE)
    return plain[0] if plain else kinds


def _read_names(record: TaggedRecord, raw: RawReference) -> None:
    """Read full names where they are given, abbreviated ones otherwise, and bodies, in the order of the file."""
    full = "FAU" if record.all("FAU") else "AU"
    for tag, text in record.fields:
        if tag == "CN" and text:
            raw.authors += [name] if (name := read_name(f"{text},")) else []
        elif tag == full and says_others(text):
            raw.authors_incomplete = True
        elif tag == full and (name := read_name(text)):
            raw.authors.append(name)
    editors = record.all("FED") or record.all("ED")
    raw.editors += [name for text in editors if (name := read_name(text))]


def _without_stop(title: str) -> str:
    """Return a title without the full stop that PubMed adds, and without the brackets of a translated one."""
    title = re.sub(r"^\[(.*)\]\.?$", r"\1", title.strip())
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title
