"""Names and sizes of the code's own files."""

from tests.repository.files import list_files, name

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "services"}
LONGEST = 250
# A longer file stands here with the reason why splitting it would read worse.
LONGER: dict[str, str] = {}


def test_no_module_has_an_empty_name():
    parts = {part for path in list_files("*.py") for part in (path.stem, path.parent.name)}

    assert sorted(parts & EMPTY_NAMES) == []


def test_python_files_stay_short():
    lengths = {
        name(path): len(path.read_text().splitlines()) for path in list_files("*.py") if "migrations" not in path.parts
    }

    too_long = {path for path, length in lengths.items() if length > LONGEST}

    assert sorted(too_long) == sorted(LONGER)
