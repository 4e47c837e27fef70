"""Every column of every file becomes something, or stands in a list of what is left out with the reason."""

import csv

import pytest

from evidence.importing.sheets import RECORDS, VOCABULARIES
from evidence.importing.sheets.papers import read_authors
from evidence.importing.sheets.parts import match_factor, term_slug
from evidence.starter import DATA as STARTER
from evidence.vocabulary import DATA as VOCABULARY

FILES = [
    *(pytest.param(sheet, STARTER, id=sheet.file) for sheet in RECORDS),
    *(pytest.param(sheet, VOCABULARY, id=sheet.file) for sheet in VOCABULARIES),
]
ALL = (*RECORDS, *VOCABULARIES)


def header_of(file):
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return next(csv.reader(opened))


def read_columns(sheet):
    parts = (*sheet.columns, *sheet.references, *sheet.links, *sheet.members)
    return {part.name for part in parts}


@pytest.mark.parametrize(("sheet", "folder"), FILES)
def test_every_column_is_read_or_left_out_with_a_reason(sheet, folder):
    header = header_of(folder / sheet.file)

    assert set(header) == read_columns(sheet) | set(sheet.left_out)
    assert len(set(header)) == len(header)


@pytest.mark.parametrize("sheet", ALL, ids=lambda sheet: sheet.file)
def test_no_column_is_both_read_and_left_out(sheet):
    assert read_columns(sheet) & set(sheet.left_out) == set()


@pytest.mark.parametrize("sheet", ALL, ids=lambda sheet: sheet.file)
def test_reason_for_leaving_a_column_out_is_given(sheet):
    assert [name for name, reason in sheet.left_out.items() if len(reason.split()) < 5] == []


@pytest.mark.parametrize("folder", [STARTER, VOCABULARY], ids=["starter", "vocabulary"])
def test_every_file_has_one_sheet(folder):
    files = sorted(file.name for file in folder.iterdir())

    assert files == sorted(sheet.file for sheet in (RECORDS if folder == STARTER else VOCABULARIES))


@pytest.mark.parametrize("sheet", ALL, ids=lambda sheet: sheet.file)
def test_every_column_leads_to_a_field_of_the_record(sheet):
    fields = {field.name for field in sheet.model._meta.get_fields()}
    named = {part.field for part in (*sheet.columns, *sheet.references)}

    assert sorted(named - fields) == []


@pytest.mark.parametrize("sheet", ALL, ids=lambda sheet: sheet.file)
def test_column_reads_no_more_than_its_field_holds(sheet):
    sizes = {field.name: getattr(field, "max_length", None) for field in sheet.model._meta.concrete_fields}
    texts = [column for column in sheet.columns if column.read.__qualname__.startswith("text.")]

    for column in texts:
        limit = column.read.__closure__[column.read.__code__.co_freevars.index("limit")].cell_contents

        assert (column.name, limit) == (column.name, sizes[column.field])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", []),
        ("Glasby, Jon; Miller, Robin", [("Glasby", "Jon", ""), ("Miller", "Robin", "")]),
        ("RAND Europe; Ling, Tom; and others", [("", "", "RAND Europe"), ("Ling", "Tom", "")]),
        ("Ling, Tom;And Others", [("Ling", "Tom", "")]),
        ("de Silva, A. B., Jr", [("de Silva", "A. B., Jr", "")]),
    ],
)
def test_authors_are_people_or_bodies(cell, expected):
    assert read_authors(cell) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ""),
        ("white paper", "white-paper"),
        ("People’s own homes", "peoples-own-homes"),
        ("Older people (65+)", "older-people-65"),
        ("a" * 79 + " b", "a" * 79),
    ],
)
def test_words_become_the_id_of_their_term(words, expected):
    assert term_slug(words) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("structure: legislative context", "structure-legislative-context"), ("agency: leadership", "agency-leadership")],
)
def test_factor_is_found_by_its_branch_and_name(cell, expected):
    assert match_factor()(cell) == expected
