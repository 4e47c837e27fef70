"""RIS, as EndNote, Zotero, Mendeley, Scopus, Ovid and others write it.

Tags may be followed by one space or two, ends of records and types may be missing, texts may go over several lines.
"""

import re

from ..problems import FileError, Problem
from .building import build
from .decoding import decode
from .names import read_name, says_others
from .pages import join_pages
from .recognising import is_rather, say_other_format
from .reference import RawReference, Reading
from .tagged import TaggedRecord, left_over
from .types import type_of

_TAGGED = re.compile(r"^\s{0,2}([A-Z][A-Z0-9])(?:  - ?|  -$| {0,3}[-–] ?)(.*)$")
TITLES = ("TI", "T1", "CT")
CONTAINERS = ("JF", "T2", "JO", "BT", "JA", "J2", "J1", "T3")
AUTHORS, EDITORS = ("AU", "A1"), ("ED", "A2", "A3", "A4")
DATES, ISSUES, ADDRESSES = ("PY", "Y1", "DA"), ("IS", "CP"), ("UR", "LK", "L2", "L1")
NOTES = ("N1", "AN", "C2", "C6", "M1", "M2", "M3", "ID", "DB", "DP", "U1")
SINGLE = ("TY", "ER", "VL", "SP", "EP", "C7", "PB", "DO", "SN")
READ = {*TITLES, *CONTAINERS, *AUTHORS, *EDITORS, *DATES, *ISSUES, *ADDRESSES, *SINGLE}
_FURTHER = {"AB", "N2", "KW", "AD", "CY", "ET", "LA", "LB", "CN", "RN", "RP", "SE", "ST", "TT", "Y2", "NV", "OP"}
_FURTHER |= {"AV", "C1", "C3", "C4", "C5", "C8", "CA", "L3", "L4", "RI", "TA", "U2", "U3", "U4", "U5", "A5", "T4"}
KNOWN = READ | set(NOTES) | _FURTHER
_PMID = re.compile(r"\bPMID:?\s*([0-9]{1,8})\b|pubmed\.ncbi\.nlm\.nih\.gov/([0-9]{1,8})", re.IGNORECASE)
_PMCID = re.compile(r"\b(PMC[0-9]{1,9})\b", re.IGNORECASE)
_DOI = re.compile(r"\bdoi:?\s*(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)


def read(content: bytes) -> Reading:
    """Read a RIS file. Raises FileError where it holds no record."""
    text = decode(content)
    records, problems = _divide(text)
    if not records or is_rather(text, "nbib", "ris"):
        raise FileError(say_other_format(text, "RIS", "A RIS record begins with a line “TY  - JOUR”."))
    records_closed = any(record.is_closed for record in records)
    reading = Reading(problems=problems)
    for record in records:
        raw = _raw(record)
        if records_closed and not record.is_closed and record is records[-1]:
            raw.remarks.append("The file ends inside this record, so the end of it may be missing.")
        reading.records.append(build(raw))
    return reading


def _divide(text: str) -> tuple[list[TaggedRecord], list[Problem]]:
    """Divide the lines into records: at each type, and after each end."""
    records: list[TaggedRecord] = []
    problems: list[Problem] = []
    current: TaggedRecord | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        tag, rest = _split(line)
        if tag == "ER":
            if current is not None:
                current.is_closed = True
            current = None
        elif tag:
            if current is None or (tag == "TY" and current.fields):
                current = TaggedRecord(number)
                records.append(current)
            current.add(tag, rest, line)
        elif line.strip() and current is not None:
            current.go_on(line)
        elif line.strip() and not re.fullmatch(r"\W*[0-9]*\W*", line):
            problems.append(Problem("", number, "", f"“{line.strip()[:60]}” stands outside of every record."))
    return records, problems


def _split(line: str) -> tuple[str, str]:
    match = _TAGGED.match(line)
    if not match:
        return "", ""
    tag, rest = match.groups()
    is_exact = re.match(r"^[A-Z][A-Z0-9]  -( |$)", line)
    return (tag, rest) if is_exact or tag in KNOWN else ("", "")


def _raw(record: TaggedRecord) -> RawReference:
    raw = RawReference(record.line, record.excerpt)
    word = record.first("TY")
    slug, remark = type_of(word, in_journal=bool(record.first("JF", "JO", "JA", "T2")))
    raw.texts["type"] = slug
    raw.remarks += [remark] if remark else []
    titles = (*TITLES, "BT", "T2") if slug == "book" else (*TITLES, "T2")
    title_tag = next((tag for tag in titles if record.first(tag)), "")
    raw.give("title", record.first(title_tag))
    for tag in CONTAINERS:  # in this order of preference, not that of the file
        if tag != title_tag:
            raw.give("container_title", record.first(tag))
    raw.give("year", record.first(*DATES))
    raw.give("volume", record.first("VL"))
    raw.give("issue", record.first(*ISSUES))
    raw.give("pages", join_pages(record.first("SP"), record.first("EP")) or record.first("C7"))
    raw.give("publisher", record.first("PB"))
    raw.give("isbn", "; ".join(record.all("SN")))
    _read_names(record, raw)
    _read_addresses(record, raw)
    raw.left_over += [tag for tag in left_over(record, READ) if tag not in {"DB", "DP"}]
    return raw


def _read_names(record: TaggedRecord, raw: RawReference) -> None:
    for tags, names in ((AUTHORS, raw.authors), (EDITORS, raw.editors)):
        for text in record.all(*tags):
            for part in re.split(r"\s*;\s*", text):
                if says_others(part):
                    raw.authors_incomplete = True
                elif name := read_name(part):
                    names.append(name)


def _read_addresses(record: TaggedRecord, raw: RawReference) -> None:
    """Find the identifiers, which programs write to tags of their own choice."""
    notes = " \n ".join(record.all(*NOTES))
    addresses = record.all(*ADDRESSES)
    raw.give("doi", record.first("DO"))
    if found := _DOI.search(notes):
        raw.give("doi", found[1])
    elif re.match(r"10\.[0-9]{4,9}/", record.first("M3")):
        raw.give("doi", record.first("M3"))
    source = f"{record.first('DB')} {record.first('DP')}".lower()
    number = record.first("AN").strip()
    if found := _PMID.search(f"{notes} \n {' '.join(addresses)}"):
        raw.give("pmid", found[1] or found[2])
    elif number.isdigit() and ("pubmed" in source or "medline" in source or "nlm" in source):
        raw.give("pmid", number)
    if found := _PMCID.search(f"{notes} \n {' '.join(addresses)}"):
        raw.give("pmcid", found[1].upper())
    web = [part for text in addresses for part in re.split(r"[;\s]+(?=https?://)", text) if "://" in part]
    raw.give("url", next((part for part in web if "doi.org/" not in part), web[0] if web else ""))
