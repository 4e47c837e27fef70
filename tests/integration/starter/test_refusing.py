"""A broken cell stops the load, changes nothing, and is named with what to write instead."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError

from tests.integration.starter.loading import RIGHT, count_all, load, write_folder

pytestmark = pytest.mark.django_db

LONG = "x" * 121
BROKEN = [
    ("themes.csv", {"id": "Theme A"}, "line 2, column id: “Theme A” is not an id. Write small letters"),
    ("themes.csv", {"label": LONG}, "line 2, column label: has 121 characters; write at most 120."),
    ("themes.csv", {"parent_id": "nowhere"}, "line 2, column parent_id: there is no theme “nowhere”. Add it"),
    ("themes.csv", {"parent_id": "theme-a"}, "line 2, column parent_id: stands below itself. Break the circle"),
    ("places.csv", {"kind": ""}, "line 2, column kind: is empty. Write one of: nation, region"),
    ("places.csv", {"population": "many"}, "line 2, column population: “many” is not a whole number. Write digits"),
    ("places.csv", {"part_of_ids": "nowhere"}, "line 2, column part_of_ids: there is no place “nowhere”. Add it"),
    ("places.csv", {"part_of_ids": "place-a"}, "line 2, column part_of_ids: names itself. Write the id of another"),
    ("programmes.csv", {"start_year": "soon"}, "line 2, column start_year: “soon” is not a year. Write four digits"),
    ("programmes.csv", {"start_year": "2010", "end_year": "2009"}, "line 2: ends before it starts. Write"),
    ("programmes.csv", {"kind": "fleet"}, "line 2, column kind: there is no programme kind “fleet”. Add it"),
    ("programmes.csv", {"predecessor_ids": "programme-a"}, "line 2, column predecessor_ids: names itself. Write"),
    ("initiatives.csv", {"programme_id": ""}, "line 2, column programme_id: is empty. Write the id of a programme"),
    ("initiatives.csv", {"lead_organisations": "y" * 201}, "line 2, column lead_organisations: is refused: Ensure"),
    ("initiatives.csv", {"predecessor_ids": "site-a"}, "line 2, column predecessor_basis: is empty. Write one of"),
    (
        "initiatives.csv",
        {"predecessor_ids": "site-a", "predecessor_basis": "rumour"},
        "line 2, column predecessor_basis: “rumour” is not one of: source, same lead organisation, same place.",
    ),
    ("papers.csv", {"doi": "10.1/a"}, "line 2, column doi: “10.1/a” is not a DOI. Write it as 10.1234/abc."),
    ("papers.csv", {"isbn": "123"}, "line 2, column isbn: “123” is not an ISBN: it needs 10 or 13 digits"),
    ("papers.csv", {"url": "https://a b"}, "line 2, column url: “https://a b” is not a web address. Write it"),
    ("papers.csv", {"authors": ", Jon"}, "line 2, column authors: has a name without a family name. Write"),
    ("papers.csv", {"verified": ""}, "line 2, column verified: “” is not one of: seed, source, recalled."),
    ("papers.csv", {"verified": "source"}, "line 2: says “source” but has no source_url. Write the address"),
    ("studies.csv", {"paper_ids": "nowhere"}, "line 2, column paper_ids: “nowhere” is not there or belongs to"),
    ("aims.csv", {"programme_id": ""}, "line 2: needs a programme_id or a policy_id. Write one"),
    ("lessons.csv", {"statement": ""}, "line 2, column statement: is empty. Write the text; this cell is needed."),
    ("lessons.csv", {"kind": "joke"}, "line 2, column kind: “joke” is not one of: facilitator, barrier"),
    ("lessons.csv", {"factor": "structure: luck"}, "line 2, column factor: there is no factor “structure-luck”."),
    ("lesson_evidence.csv", {"paper_id": "nowhere"}, "line 2, column paper_id: there is no paper “nowhere”."),
    ("outcomes.csv", {"direction": "up"}, "line 2, column direction: “up” is not one of: improved"),
    ("outcomes.csv", {"ci_low": "2", "ci_high": "1"}, "line 2: has a ci_low above its ci_high. Write the lower"),
    ("programme_parents.csv", {"programme_id": "nowhere", "parent_id": "programme-a"}, "line 2, column programme_id:"),
    ("programme_parents.csv", {"programme_id": "programme-a", "parent_id": "programme-a"}, "line 2: names itself."),
]
TWICE = [
    ("papers.csv", [{}, {"title": "Other"}], "line 3, column id: “paper-a” stands in line 2 already."),
    (
        "lesson_evidence.csv",
        [{}, {"note": "other"}],
        "line 3, column lesson_id: “lesson-a, paper-a, supports” stands in line 2 already.",
    ),
    (
        "papers.csv",
        [{"doi": "10.1234/a"}, {"id": "paper-b", "doi": "https://doi.org/10.1234/A"}],
        "line 3: is refused: Paper with this DOI already exists.",
    ),
    (
        "programmes.csv",
        [{"predecessor_ids": "programme-b"}, {"id": "programme-b", "predecessor_ids": "programme-a"}],
        "line 3, column predecessor_ids: would put something above itself.",
    ),
    (
        "studies.csv",
        [{"paper_ids": "paper-a"}, {"id": "study-b", "paper_ids": "paper-a"}],
        "line 3, column paper_ids: “paper-a” is not there or belongs to another group.",
    ),
]


def test_folder_that_these_tests_break_is_right(tmp_path):
    reports = load(write_folder(tmp_path, {}))

    created = {file: reports[file]["created"] for file in RIGHT}
    assert created == {file: int(bool(row)) for file, row in RIGHT.items()}


@pytest.mark.parametrize(("file", "change", "message"), [*BROKEN, *TWICE])
def test_broken_cell_is_named_and_nothing_is_changed(tmp_path, file, change, message):
    folder = write_folder(tmp_path, {file: change})
    before = count_all()

    with pytest.raises(CommandError) as refusal:
        load(folder)

    assert str(refusal.value).startswith(f"Nothing was changed.\n{file}, {message}")
    assert count_all() == before
    assert get_user_model().objects.count() == 0


def test_faults_of_all_files_are_named_at_once(tmp_path):
    folder = write_folder(tmp_path, {"themes.csv": {"id": "A", "verified": "x"}, "lessons.csv": {"kind": "joke"}})

    with pytest.raises(CommandError) as refusal:
        load(folder)

    places = [line.split(":")[0] for line in str(refusal.value).splitlines()[1:]]
    assert places == [
        "themes.csv, line 2, column id",
        "themes.csv, line 2, column verified",
        "lessons.csv, line 2, column kind",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "themes.csv, line 1: cannot be read: No such file or directory."),
        (b"", "themes.csv, line 1: is empty."),
        (b'id,label\na,"b', "themes.csv, line 1: lacks the column definition."),
        (b"\xff", "themes.csv, line 1: is not UTF-8 text."),
    ],
)
def test_file_that_cannot_be_read_is_named(tmp_path, content, message):
    file = write_folder(tmp_path, {}) / "themes.csv"
    file.unlink() if content is None else file.write_bytes(content)

    with pytest.raises(CommandError) as refusal:
        load(tmp_path)

    assert str(refusal.value).startswith(f"Nothing was changed.\n{message}")
