"""Files of references: one module for each format, all giving the same records."""

from collections.abc import Callable

from . import bibtex, csl, nbib, ris, table
from .reference import Name, RawReference, Reading, Reference

READERS: dict[str, Callable[[bytes], Reading]] = {
    "ris": ris.read,
    "bibtex": bibtex.read,
    "nbib": nbib.read,
    "csl": csl.read,
    "csv": table.read_csv_references,
    "xlsx": table.read_xlsx_references,
}

__all__ = ["READERS", "Name", "RawReference", "Reading", "Reference"]
