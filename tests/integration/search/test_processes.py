"""Changes are searchable at once, in the process that made them and in every other."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from evidence.curation.actions import withdraw_record
from evidence.models import Lesson
from evidence.search import snapshot
from evidence.search.folder import current_path
from tests.asking import ask
from tests.factories import make_editor, make_lesson, make_theme, save
from tests.settings import ROOT

ASK = """
import django
django.setup()
from django.conf import settings
from pathlib import Path
settings.INDEX_DIR = Path({index!r})
from tests.asking import ask
print(ask({query!r}).total)
"""


def address_of_database() -> str:
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    return f"postgres://{known['USER']}@/{known['NAME']}?host={known['OPTIONS']['host']}"


def ask_elsewhere(query: str, index) -> int:
    """Return the total that a process of its own finds."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "TEST_DATABASE_URL": address_of_database(),
    }
    code = ASK.format(index=str(index), query=query)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def test_saved_record_is_found_by_the_next_search_here_and_elsewhere(committing, index_dir):
    make_lesson(1, statement="Quagga herds share budgets.")

    totals = [ask("q=quagga").total, ask_elsewhere("q=quagga", index_dir)]

    assert totals == [1, 1]


def test_change_made_after_a_search_is_found_by_the_next_one(committing, index_dir):
    lesson = make_lesson(1)
    assert (ask("q=quagga").total, ask_elsewhere("q=quagga", index_dir)) == (0, 0)
    lesson.statement = "Quagga herds share budgets."
    save(lesson)

    totals = [ask("q=quagga").total, ask_elsewhere("q=quagga", index_dir)]

    assert totals == [1, 1]


def test_withdrawn_record_is_gone_from_the_next_search(committing, index_dir):
    make_lesson(1, statement="Quagga herds share budgets.")
    assert ask("q=quagga").total == 1
    withdraw_record(Lesson.objects.get(), by=make_editor(), reason="Wrong.")

    totals = [ask("q=quagga").total, ask_elsewhere("q=quagga", index_dir)]

    assert totals == [0, 0]


def test_index_that_another_process_built_is_used_here(committing, index_dir):
    make_lesson(1)
    assert ask_elsewhere("", index_dir) == 1
    number = ask().library_number
    snapshot.memory.latest = None

    assert (ask().total, ask().library_number) == (1, number)


@pytest.mark.parametrize("damage", ["removed", "emptied", "garbled"])
def test_new_process_builds_anew_what_has_lost_its_segments(damage, committing, index_dir):
    make_lesson(1, statement="Quagga herds share budgets.")
    segments = [file for file in current_path().iterdir() if file.name not in {"meta.json", ".managed.json"}]
    for file in segments:
        if damage == "removed":
            file.unlink()
        else:
            file.write_bytes(b"" if damage == "emptied" else bytes(reversed(file.read_bytes())))

    total = ask_elsewhere("q=quagga", index_dir)

    assert segments != []
    assert total == 1


@pytest.mark.django_db
def test_waiting_changes_are_applied_by_a_search():
    assert ask().total == 0
    make_lesson(1)
    make_theme(1)

    results = ask()

    assert results.total == 2


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["draft", "in-review"])
def test_draft_never_reaches_the_index(status):
    make_lesson(1, statement="Quagga herds share budgets.", status=status)

    assert Lesson.objects.count() == 1
    assert (ask().total, ask("q=quagga").total) == (0, 0)


@pytest.mark.django_db
def test_equals_stand_in_one_order_whatever_was_changed_since():
    lessons = [make_lesson(number) for number in (1, 2, 3)]
    before = [hit.record for hit in ask().hits]
    save(lessons[0])

    after = [hit.record for hit in ask().hits]

    assert after == before
