"""What is written in a format is read back the same; and no bytes at all upset a reader."""

import importlib.util
import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.importing.formats import READERS, Name
from evidence.importing.grids import as_written, harmless
from evidence.importing.problems import FileError

_spec = importlib.util.spec_from_file_location("writing", Path(__file__).with_name("writing_references.py"))
writing = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(writing)

LETTERS = "abcdefghijklmnopqrstuvwxyzéü"
WORD = st.text(LETTERS, min_size=2, max_size=9)
TITLE = st.lists(st.one_of(WORD, st.sampled_from(["50%", "A & B", "x: y", "(z)", "#1"])), min_size=1, max_size=8).map(
    lambda words: f"Care {' '.join(words)}"
)
PERSON = st.tuples(WORD.map(str.title), WORD.map(str.title))
RECORD = st.fixed_dictionaries(
    {
        "title": TITLE,
        "people": st.lists(PERSON, max_size=4, unique=True),
        "bodies": st.lists(WORD.map(lambda word: f"Institute of {word.title()}"), max_size=2, unique=True),
        "year": st.integers(1900, 2100),
        "container_title": TITLE,
        "volume": st.integers(1, 999).map(str),
        "first": st.integers(1, 500),
        "last": st.integers(501, 999),
        "doi": st.integers(1, 10**9).map(lambda number: f"10.1234/abc.{number}"),
        "pmid": st.integers(1, 99_999_999).map(str),
    }
)
ALMOST = st.text("TYERPMIDtile@{}=,[]\":- \n\\'1", max_size=300)
WRITERS = {
    "ris": lambda records: "".join(map(writing.write_ris, records)),
    "nbib": lambda records: "".join(map(writing.write_nbib, records)),
    "bibtex": lambda records: "".join(map(writing.write_bibtex, records)),
    "csl": writing.write_csl,
    "csv": writing.write_csv,
}


def expected(record):
    names = [Name(family, given) for family, given in record["people"]]
    names += [Name(literal=body) for body in record["bodies"]]
    pages = f"{record['first']}-{record['last']}"
    return (record["title"], names, record["year"], record["container_title"], record["volume"], pages, record["doi"])


def seen(record):
    return (
        record.title, record.authors, record.year, record.container_title, record.volume, record.pages, record.doi,
    )  # fmt: skip


@pytest.mark.parametrize("format_name", WRITERS)
@settings(max_examples=30)
@given(records=st.lists(RECORD, min_size=1, max_size=4))
def test_what_is_written_is_read_back(format_name, records):
    reading = READERS[format_name](WRITERS[format_name](records).encode())

    assert [seen(record) for record in reading.records] == [expected(record) for record in records]
    assert [record.remarks for record in reading.records] == [[] for _ in records]


@settings(max_examples=20)
@given(records=st.lists(RECORD, min_size=1, max_size=3))
def test_workbook_is_read_as_its_csv(records):
    book = openpyxl.Workbook()
    for row in (line for line in writing.csv.reader(io.StringIO(writing.write_csv(records)))):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)

    reading = READERS["xlsx"](content.getvalue())

    assert [seen(record) for record in reading.records] == [expected(record) for record in records]


@pytest.mark.parametrize("format_name", READERS)
@settings(max_examples=30)
@given(
    content=st.one_of(st.binary(max_size=400), st.text("TYERPMIDtile@{}=,[]\":- \n\\'1", max_size=300).map(str.encode))
)
def test_any_bytes_give_records_or_a_sentence(format_name, content):
    try:
        READERS[format_name](content)
    except FileError as refusal:
        assert str(refusal)  # noqa: PT017 - either is right, and nothing else may be raised


@given(st.text(max_size=40))
def test_cells_are_harmless_and_come_back(cell):
    written = harmless(cell)

    assert as_written(written) == cell or cell.startswith("'")
    assert written in {cell, f"'{cell}"}


@pytest.mark.parametrize("cell", ["=1+1", "+SUM(A1)", "-cmd|' /C calc'!A0", "@x", "\tx", '=HYPERLINK("http://a")'])
def test_formulas_are_made_harmless(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-23%", "+45", "-0.5", "plain", "", "10.1234/abc"])
def test_plain_figures_stay(cell):
    assert harmless(cell) == cell
