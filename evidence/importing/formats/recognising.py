"""Knowing a format by its look, to say so where a file was labelled wrongly, and to choose where nobody labelled it."""

import re

LABELS = {
    "ris": "RIS",
    "bibtex": "BibTeX",
    "nbib": "PubMed nbib",
    "csl": "CSL JSON",
    "csv": "CSV",
    "xlsx": "an Excel workbook",
}
ENDINGS = {
    "ris": "ris",
    "bib": "bibtex",
    "bibtex": "bibtex",
    "nbib": "nbib",
    "medline": "nbib",
    "json": "csl",
    "csv": "csv",
    "tsv": "csv",
    "xlsx": "xlsx",
}
_LOOKS = (
    ("nbib", re.compile(r"^PMID ?- ?[0-9]+", re.MULTILINE)),
    ("ris", re.compile(r"^\s{0,2}TY {0,3}- ?", re.MULTILINE)),
    ("csl", re.compile(r"\A\s*[\[{]")),
    ("bibtex", re.compile(r"^\s*@[A-Za-z]+\s*[{(]", re.MULTILINE)),
    ("csv", re.compile(r"\A[^\n]*[,;\t]")),
)


def recognise(text: str) -> str:
    """Return the format that a text looks like, or an empty string."""
    return next((name for name, look in _LOOKS if look.search(text[:20_000])), "")


def is_rather(text: str, other: str, own: str) -> bool:
    """Whether a text looks like another format and not like its own; read as its own, half of it would be lost."""
    looks = dict(_LOOKS)
    begin = text[:20_000]
    return bool(looks[other].search(begin)) and not looks[own].search(begin)


def recognise_file(name: str, content: bytes) -> str:
    """Return the format of a file by its look, or else by the ending of its name."""
    if content.startswith(b"PK\x03\x04"):
        return "xlsx"
    ending = ENDINGS.get(name.rpartition(".")[2].lower(), "")
    looks = recognise(content[:20_000].decode("utf-8", errors="ignore"))
    return ending if looks in {"", "csv"} and ending else looks or ending


def say_other_format(text: str, label: str, form: str) -> str:
    """Return the sentence for a file without a record, naming the format that it looks like instead."""
    other = LABELS.get(recognise(text), "")
    hint = f" It looks like {other}; choose that format." if other not in {"", label, "CSV"} else ""
    return f"holds no {label} record. {form}{hint}"
