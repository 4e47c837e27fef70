"""`manage.py import_file`: JSON alone on standard output, and exit code 1 where records were refused."""

import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from evidence.models import Paper
from tests.integration.importing.files import ris

pytestmark = pytest.mark.django_db


def run_command(*arguments):
    """Return the exit code and what was printed."""
    out = io.StringIO()
    try:
        call_command("import_file", *map(str, arguments), stdout=out)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.ris"
    path.write_text(ris(DO="10.1234/ABC", AU=["van der Berg, Jan", "NHS England"]))
    return path


def test_records_are_printed_as_json_alone(file):
    code, printed = run_command(file, "--format", "ris", "--preview", "--json")

    record = json.loads(printed)["records"][0]
    assert code == 0
    assert {name: record[name] for name in ("title", "authors", "year", "doi", "pmid", "action", "reasons")} == {
        "title": "Care in the north of somewhere",
        "authors": [{"family": "van der Berg", "given": "Jan"}, {"literal": "NHS England"}],
        "year": 2019,
        "doi": "10.1234/abc",
        "pmid": None,
        "action": "new",
        "reasons": ["Nothing in the library is like it."],
    }
    assert Paper.objects.count() == 0


def test_refused_record_gives_exit_code_1_and_the_others_come_in(file):
    file.write_text(file.read_text() + ris(TI=""))

    code, printed = run_command(file, "--apply", "--json")

    report = json.loads(printed)
    assert (code, report["counts"]["new"], report["counts"]["refused"], Paper.objects.count()) == (1, 1, 1, 1)
    assert sum(report["counts"].values()) == report["total"] == len(report["records"])


def test_same_command_again_changes_nothing_and_is_no_fault(file):
    run_command(file, "--apply")

    code, printed = run_command(file, "--apply")

    assert (code, Paper.objects.count()) == (0, 1)
    assert "No record is new or changes one, so there is nothing to apply." in printed
    assert "Take them out again" not in printed


def test_possible_duplicate_stays_out_and_the_others_come_in(file):
    file.write_text(file.read_text() + ris(DO="10.1234/abc"))

    code, printed = run_command(file, "--apply")

    assert (code, Paper.objects.count()) == (0, 1)
    assert "2 records: 1 new, 0 update, 0 unchanged, 1 possible duplicate, 0 left out, 0 refused." in printed
    assert "Possible duplicates stay out." in printed


def test_undo_by_the_number_of_the_import(file):
    number = json.loads(run_command(file, "--apply", "--json")[1])["run"]

    code, printed = run_command("--undo", number, "--json")

    assert (code, json.loads(printed)["stage"], Paper.objects.get().status) == (0, "undone", "withdrawn")


def test_file_that_cannot_be_used_says_so(file):
    file.write_bytes(b"\0\1\2" * 100)

    code, printed = run_command(file, "--format", "ris", "--json")

    assert (code, json.loads(printed)["stage"], json.loads(printed)["records"]) == (1, "refused", [])


def test_format_is_worked_out(file):
    assert json.loads(run_command(file, "--json")[1])["format"] == "ris"


def test_words_for_people_add_up(file):
    code, printed = run_command(file)

    assert code == 0
    assert "1 records: 1 new, 0 update, 0 unchanged, 0 possible duplicate, 0 left out, 0 refused." in printed


@pytest.mark.parametrize(
    "arguments", [("nothing.ris",), ("--undo", "999999"), (), ("pyproject.toml", "--by", "nobody-of-that-name")]
)
def test_what_cannot_be_done_is_a_sentence(arguments):
    with pytest.raises(CommandError, match=r"\.$"):
        run_command(*arguments)
