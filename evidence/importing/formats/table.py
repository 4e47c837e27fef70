"""Tables of references in CSV or XLSX, under the column names of Zotero, Scopus, Web of Science, Rayyan and our own."""

import re

from ..grids import Grid, GridRow, read_csv_grid, read_xlsx_grid
from ..problems import FileError
from .building import build
from .names import read_name, says_others
from .pages import join_pages
from .reference import RawReference, Reading
from .types import type_of

ALIASES: dict[str, tuple[str, ...]] = {
    "title": ("title", "article title", "document title", "ti", "primary title"),
    "authors": ("authors", "author", "author full names", "author s", "au", "author names"),
    "year": ("year", "publication year", "pub year", "date", "publication date", "py"),
    "container_title": (
        "container title", "journal", "source title", "publication title", "journal book", "journal title",
        "secondary title", "source", "journal name", "book title",
    ),
    "volume": ("volume", "vl", "vol"),
    "issue": ("issue", "number", "is", "no"),
    "pages": ("pages", "page", "page range"),
    "first_page": ("page start", "start page", "first page", "sp"),
    "last_page": ("page end", "end page", "last page", "ep"),
    "article_number": ("art no", "article number"),
    "publisher": ("publisher", "institution"),
    "doi": ("doi", "do", "doi link"),
    "pmid": ("pmid", "pubmed id", "pubmed number"),
    "pmcid": ("pmcid", "pmc", "pmc id"),
    "isbn": ("isbn", "isbns"),
    "url": ("url", "link", "urls", "address"),
    "type": ("type", "item type", "document type", "publication type", "reference type"),
    "editors": ("editors", "editor", "book editors"),
}  # fmt: skip
_FIELD_OF = {alias: name for name, aliases in ALIASES.items() for alias in aliases}


def plain_column(column: str) -> str:
    """Return a column's name in small letters and single spaces, to compare it."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", column.lower()).split())


def read_csv_references(content: bytes) -> Reading:
    """Read references from a CSV file."""
    return read_references(read_csv_grid(content))


def read_xlsx_references(content: bytes) -> Reading:
    """Read references from the first sheet of a workbook."""
    return read_references(read_xlsx_grid(content))


def read_references(grid: Grid) -> Reading:
    """Read each row as a reference. Raises FileError where no column holds titles."""
    fields = {column: _FIELD_OF.get(plain_column(column), "") for column in grid.columns}
    if "title" not in fields.values():
        raise FileError(
            "has no column of titles. Its first line names the columns, such as title, authors, year, journal, doi."
        )
    if not grid.rows:
        raise FileError("has a header but no row below it.")
    return Reading([build(_raw(row, fields)) for row in grid.rows], grid.problems)


def _raw(row: GridRow, fields: dict[str, str]) -> RawReference:
    excerpt = "; ".join(cell for cell in row.cells.values() if cell)
    raw = RawReference(row.line, excerpt, refusal=row.refusal)
    for column, cell in row.cells.items():
        if fields.get(column):
            raw.give(fields[column], cell)
        elif cell:
            raw.left_over.append(column or "a column without a name")
    pages = join_pages(raw.texts.pop("first_page", ""), raw.texts.pop("last_page", ""))
    raw.give("pages", pages or raw.texts.pop("article_number", ""))
    raw.texts.pop("article_number", None)
    slug, remark = type_of(raw.texts.pop("type", ""), in_journal=bool(raw.texts.get("container_title")))
    raw.give("type", slug)
    raw.remarks += [remark] if remark else []
    for names, kept in (("authors", raw.authors), ("editors", raw.editors)):
        for part in _divide_names(raw.texts.pop(names, "")):
            if says_others(part):
                raw.authors_incomplete = raw.authors_incomplete or names == "authors"
            elif name := read_name(re.sub(r"\s*\([0-9]{6,}\)$", "", part)):
                kept.append(name)
    return raw


def _divide_names(cell: str) -> list[str]:
    """Divide names by semicolons or lines; by commas only where every piece has initials, as PubMed's have."""
    if re.search(r"[;\n]", cell):
        return [part for part in re.split(r"\s*[;\n]\s*", cell) if part]
    pieces = [part.strip().rstrip(".") for part in cell.split(",") if part.strip()]
    if len(pieces) > 1 and all(re.search(r"\w\s+[A-ZÀ-Þ]{1,3}$", piece) for piece in pieces):
        return pieces
    return [cell] if cell.strip() else []
