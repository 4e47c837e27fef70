"""Whatever a CSV writer writes is read back, and whatever the bytes are, only a FileError may come."""

import csv
import io
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.importing.problems import FileError
from evidence.importing.reading import read_csv

COLUMNS = ["id", "label", "note"]
CELL = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
ROWS = st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=5)
PIECES = [b"id,label,note\r\n", b"a,b,c\n", b'"', b'""', b",", b"\r", b"\n", b"\xef\xbb\xbf", b"\xff", b"\0", b"  "]
CONTENT = st.lists(st.sampled_from(PIECES) | st.binary(max_size=4), max_size=12).map(b"".join)


def read(content):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file.csv"
        file.write_bytes(content)
        return read_csv(file, columns=set(COLUMNS))


@given(rows=ROWS, mark=st.sampled_from(["utf-8", "utf-8-sig"]))
@pytest.mark.parametrize("form", [{"lineterminator": "\r\n"}, {"lineterminator": "\n", "quoting": csv.QUOTE_ALL}])
def test_what_a_writer_wrote_is_read_back(form, rows, mark):
    written = io.StringIO(newline="")
    csv.writer(written, **form).writerows([COLUMNS, *rows])

    found, problems = read(written.getvalue().encode(mark))

    assert problems == []
    assert [list(row.cells.values()) for row in found] == [[cell.strip() for cell in row] for row in rows]


@given(content=CONTENT)
def test_any_bytes_below_a_header_give_rows_or_a_reason(content):
    try:
        rows, problems = read(b"id,label,note\r\n" + content)
    except FileError:
        return

    lines = [row.line for row in rows]
    assert lines == sorted(set(lines))
    assert all(set(row.cells) == set(COLUMNS) for row in rows)
    assert all(problem.line > 1 for problem in problems)


@given(content=CONTENT)
def test_any_file_gives_rows_or_a_reason(content):
    with suppress(FileError):
        read(content)
