"""Files that are not as they should be: nothing is dropped unseen, nothing is half applied."""

import pytest

from evidence.models import ImportRun, PaperType
from tests.integration.importing.files import actions, preview, ris, total

pytestmark = pytest.mark.django_db


def test_numbers_add_up_and_nothing_is_dropped(editor):
    text = (
        ris(DO="10.1234/a")
        + "stray line\n"
        + ris(TI="")
        + ris(DO="10.1234/a")
        + "TY  - JOUR\nTI  - The last and open one"
    )

    run = preview(text, editor)

    assert (run.records, total(run), run.rows.count(), actions(run)) == (
        4,
        4,
        4,
        ["new", "refused", "duplicate", "new"],
    )
    assert "stray line" in run.note


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\files\\a.ris", "a" * 400, "", "x\0y"])
def test_names_of_files_are_only_names(editor, name):
    run = preview(ris(), editor, name=name)

    assert "/" not in run.file_name
    assert 0 < len(run.file_name) <= 200


def test_file_that_cannot_be_used_is_refused_and_kept_as_such(editor):
    run = preview(b"%PDF-1.7", editor)

    assert (run.stage, run.records) == ("refused", 0)
    assert "a PDF" in run.note


def test_reading_again_begins_anew_and_makes_no_second_import(editor):
    preview(ris(), editor)
    run = preview(ris(), editor)

    assert (ImportRun.objects.count(), run.rows.count()) == (1, 1)


def test_type_that_the_vocabulary_lacks_is_refused(editor):
    PaperType.objects.update(slug="something-else")

    assert actions(preview(ris(), editor)) == ["refused"]
