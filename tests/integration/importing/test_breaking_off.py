"""An import whose process is killed at any moment: afterwards all of it is there or none, and it can be done again."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection

from evidence.curation.permissions import Role
from evidence.models import Authorship, ChangeSet, ImportRun, Paper, PaperType, historical_rows
from tests.databases import wait_for_the_server
from tests.factories import make_user, save
from tests.integration.importing.files import preview, ris
from tests.settings import ROOT

pytestmark = pytest.mark.slow
RECORDS = 300
ROUNDS = int(os.environ.get("ROUNDS", "3"))
APPLY = """
import django
django.setup()
from django.conf import settings
from pathlib import Path
settings.INDEX_DIR = Path({index!r})
from evidence.importing.applying_imports import apply_import
from evidence.models import ImportRun
run = ImportRun.objects.get(pk={run})
print("begin", flush=True)
apply_import(run, by=run.by)
print("end", flush=True)
"""


def _address():
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    return f"postgres://{known['USER']}@/{known['NAME']}?host={known['OPTIONS']['host']}"


def _start(run, index):
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "TEST_DATABASE_URL": _address()}
    return subprocess.Popen(
        [sys.executable, "-c", APPLY.format(run=run.pk, index=str(index))],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )


def _apply(run, index):
    """Apply the import in a process of its own, and return how long its writing took."""
    with _start(run, index) as process:
        process.stdout.readline()
        begun = time.monotonic()
        assert process.wait() == 0
    return time.monotonic() - begun


def _apply_and_kill(run, index, after):
    with _start(run, index) as process:
        process.stdout.readline()
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
    wait_for_the_server()


def _state(run):
    """Return what the library holds of an import."""
    run.refresh_from_db()
    return run.stage, Paper.objects.count(), Authorship.objects.count(), historical_rows(Paper).count()


def _file(first):
    return "".join(
        ris(TI=f"Synthetic paper number {number}", DO=f"10.5555/{number}", AU=[f"Author{number}, A", "Body of all"])
        for number in range(first, first + RECORDS)
    )


def test_killed_import_is_there_whole_or_not_at_all(committing, index_dir):
    save(PaperType(slug="journal-article", label="Journal article"))
    by = make_user("importer", Role.EDITOR)
    measured = _apply(preview(_file(0), by), index_dir)
    chance = random.Random(6)  # noqa: S311 - any moments will do

    for number in range(1, ROUNDS + 1):
        run = preview(_file(number * RECORDS), by)
        papers = Paper.objects.count()
        none = ("previewed", papers, papers * 2, papers)
        whole = ("applied", papers + RECORDS, (papers + RECORDS) * 2, papers + RECORDS)

        _apply_and_kill(run, index_dir, after=chance.uniform(0, measured * 1.1))

        state = _state(run)
        assert state in {none, whole}
        if state == none:
            _apply(run, index_dir)
        assert _state(run) == whole

    assert ChangeSet.objects.filter(action="import").count() == ROUNDS + 1
    assert ImportRun.objects.exclude(stage="applied").count() == 0
