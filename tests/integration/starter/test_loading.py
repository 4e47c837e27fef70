"""The starter content loads in one go, all or nothing, and says what became of every row."""

import json
import shutil

import pytest
from django.core.management import CommandError, call_command

from evidence.importing.sheets import RECORDS, VOCABULARIES
from evidence.models import ChangeSet, Curated
from evidence.starter import DATA
from evidence.vocabulary import DATA as VOCABULARY
from tests.integration.models.rows import MODELS
from tests.integration.starter.loading import count_all, load, write_folder
from tests.integration.starter.written import read_rows

pytestmark = pytest.mark.django_db

FATES = ["created", "updated", "unchanged", "kept", "refused"]


@pytest.mark.slow
def test_first_load_creates_every_row_of_every_file():
    reports = load()

    for sheet, folder in [*((sheet, DATA) for sheet in RECORDS), *((sheet, VOCABULARY) for sheet in VOCABULARIES)]:
        report, rows = reports[sheet.file], len(read_rows(sheet.file, folder))
        expected = {"created": rows, "updated": 0} if sheet.creates else {"created": 0, "updated": rows}

        assert {name: report[name] for name in ["file", "rows", *FATES]} == {
            "file": sheet.file, "rows": rows, **expected, "unchanged": 0, "kept": 0, "refused": 0,
        }  # fmt: skip
        assert sum(report[fate] for fate in FATES) == rows
        if sheet.creates:
            assert sheet.model.objects.count() == rows
    assert sorted(ChangeSet.objects.values_list("action", flat=True)) == ["load starting content", "load vocabularies"]
    assert {
        model.__name__ for model in MODELS if issubclass(model, Curated) and model.objects.exclude(status="published")
    } == set()


@pytest.mark.slow
def test_fault_in_the_last_row_of_the_last_file_undoes_everything(tmp_path):
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    file, line = tmp_path / "outcomes.csv", len((DATA / "outcomes.csv").read_bytes().splitlines())
    last = read_rows("outcomes.csv")[-1]
    whole = file.read_bytes().decode()
    start = whole.rindex(f"\n{last['id']},")
    file.write_bytes((whole[:start] + whole[start:].replace(f",{last['paper_id']},", ",nowhere,", 1)).encode())
    before = count_all()

    with pytest.raises(CommandError) as refusal:
        load(tmp_path)

    assert str(refusal.value) == (
        "Nothing was changed.\n"
        f"outcomes.csv, line {line}, column paper_id: there is no paper “nowhere”. "
        "Add it, or write the id of one that is there."
    )
    assert count_all() == before


def test_report_as_json_is_all_that_is_printed(tmp_path, capsys):
    call_command("load_starter", folder=write_folder(tmp_path, {}), json=True)

    printed = capsys.readouterr()
    assert [report["file"] for report in json.loads(printed.out)][-1] == "outcomes.csv"
    assert printed.err == ""


def test_report_in_words_says_what_became_of_each_file(tmp_path, capsys):
    write_folder(tmp_path, {})

    call_command("load_starter", folder=tmp_path)
    first = capsys.readouterr().out.splitlines()
    call_command("load_starter", folder=tmp_path)
    second = capsys.readouterr().out.splitlines()

    assert first[-2] == "outcomes.csv: 1 created, 0 updated, 0 unchanged, 0 refused"
    assert first[-1].endswith(" rows changed the library.")
    assert second[-2:] == [
        "outcomes.csv: 0 created, 0 updated, 1 unchanged, 0 refused",
        "Nothing to change: all is there.",
    ]
