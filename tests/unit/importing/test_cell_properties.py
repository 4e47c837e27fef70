"""What holds of every reader whatever the cell: a value or a sentence, never another error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.importing import cells
from evidence.importing.problems import CellError
from evidence.importing.sheets import RECORDS, VOCABULARIES

COLUMNS = {
    f"{sheet.file}: {column.name}": column.read for sheet in (*RECORDS, *VOCABULARIES) for column in sheet.columns
}
READERS = {
    **COLUMNS,
    "several": cells.several,
    "lines": cells.lines,
    "figure": cells.figure,
    **{f"{sheet.file}: {links.name}": links.read for sheet in RECORDS for links in (*sheet.links, *sheet.members)},
}
LIKELY = st.text("0123456789 -+.,;:%/abcX", max_size=30) | st.from_regex(r"https?://.{0,20}|[12][0-9]{3}|PMC[0-9]+")
CELLS = (st.text() | LIKELY).map(str.strip)  # as the file is read


def sentence_of(read, cell):
    """Return what a reader says against a cell, and a full stop where it takes it."""
    try:
        read(cell)
    except CellError as error:
        return str(error)
    return "."


@given(cell=CELLS)
def test_any_cell_gives_a_value_or_a_sentence(cell):
    sentences = {name: sentence_of(read, cell) for name, read in READERS.items()}

    assert [name for name, sentence in sentences.items() if not sentence.endswith(".")] == []


@given(year=st.integers(1900, 2100))
def test_every_year_in_range_is_read(year):
    assert cells.year(str(year)) == year


@given(year=st.integers(0, 1899) | st.integers(2101, 99999))
def test_every_other_year_is_refused(year):
    with pytest.raises(CellError):
        cells.year(str(year))


@given(number=st.integers(0, 999_999_999))
def test_every_count_is_read(number):
    assert cells.whole_number(str(number)) == number


@given(parts=st.lists(st.text("abc def", min_size=1).map(str.strip).filter(bool), unique=True))
def test_what_is_joined_is_read_apart(parts):
    assert cells.several("; ".join(parts)) == parts
    assert cells.lines("; ".join(parts)) == "\n".join(parts)


@given(cell=st.text())
def test_parts_of_a_cell_differ_and_are_not_empty(cell):
    parts = cells.several(cell)

    assert parts == [part.strip() for part in dict.fromkeys(parts) if part.strip()]
