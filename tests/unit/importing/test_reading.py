"""Files are read as RFC 4180 says; rows know their line; a file that is none is refused with what to do."""

import pytest

from evidence.importing.problems import FileError
from evidence.importing.reading import read_csv

HEADER = b"id,label\r\n"


@pytest.fixture
def read(tmp_path):
    """Return what reads bytes as a file with the columns id and label."""

    def read_bytes(content):
        file = tmp_path / "themes.csv"
        file.write_bytes(content)
        rows, problems = read_csv(file, columns={"id", "label"})
        return [(row.line, row.cells["id"], row.cells["label"]) for row in rows], [str(problem) for problem in problems]

    return read_bytes


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (HEADER, []),
        (HEADER + b"a,b\r\n", [(2, "a", "b")]),
        (b"\xef\xbb\xbf" + HEADER + b"a,b\r\n", [(2, "a", "b")]),
        (b"id,label\na,b\n", [(2, "a", "b")]),
        (b"id,label\na,b", [(2, "a", "b")]),
        (b"label,id\r\nb,a\r\n", [(2, "a", "b")]),
        (HEADER + b' a ,"  b\t"\r\n', [(2, "a", "b")]),
        (HEADER + b'a,"b, ""c"""\r\n', [(2, "a", 'b, "c"')]),
        (HEADER + b'a,"b\r\nc"\r\nd,e\r\n', [(2, "a", "b\r\nc"), (4, "d", "e")]),
        (HEADER + b"\r\n\r\na,b\r\n", [(4, "a", "b")]),
        (b'id,"label"\r\n,\r\n', [(2, "", "")]),
        (HEADER + "a,Ynys Môn\r\n".encode(), [(2, "a", "Ynys Môn")]),
    ],
)
def test_rows_are_read_with_the_line_on_which_they_start(read, content, expected):
    rows, problems = read(content)

    assert (rows, problems) == (expected, [])


def test_row_with_a_wrong_count_of_cells_is_named_and_the_others_are_read(read):
    rows, problems = read(HEADER + b'a,"b\r\nb"\r\nc\r\nd,e,f\r\ng,h\r\n')

    assert rows == [(2, "a", "b\r\nb"), (6, "g", "h")]
    assert problems == [
        "themes.csv, line 4: has 1 cells; the header has 2. Add or remove commas.",
        "themes.csv, line 5: has 3 cells; the header has 2. Add or remove commas.",
    ]


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"", 1, "is empty. Its first line names the columns: id, label."),
        (b"\xef\xbb\xbf", 1, "is empty."),
        (b"id\r\na\r\n", 1, "lacks the column label."),
        (b"id,label,colour\r\n", 1, "has a column “colour”, which is not known here."),
        (b"id,label,id\r\n", 1, "names the column id twice."),
        (HEADER + b'a,b\r\nc,"d\r\ne,f\r\n', 3, "cannot be divided into cells (unexpected end of data)."),
        (HEADER + b'a,"b"c\r\n', 2, "cannot be divided into cells ("),
        (HEADER + b"a,b\r\nc,\0\r\n", 3, "holds a null character"),
        (HEADER + b"a,b\r\nYnys M\xf4n,c\r\n", 3, "is not UTF-8 text."),
        ("id,label\r\n".encode("utf-16"), 1, "is not UTF-8 text."),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_its_line(read, content, line, message):
    with pytest.raises(FileError) as refusal:
        read(content)

    assert (refusal.value.line, str(refusal.value)[: len(message)]) == (line, message)
    assert str(refusal.value).endswith(".")


def test_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FileError, match=r"^cannot be read: No such file or directory\.$"):
        read_csv(tmp_path / "themes.csv", columns={"id"})


def test_folder_in_place_of_a_file_is_refused(tmp_path):
    with pytest.raises(FileError, match=r"^cannot be read: "):
        read_csv(tmp_path, columns={"id"})
