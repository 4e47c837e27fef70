"""Four processes search, two write, one builds; writers and builders are killed at random moments.

Three rounds here, twenty by `make soak-small`. A failure names its seed: `SEED=1234 pytest ...` throws the same dice.
"""

import json
import os
import random
import secrets
import time
from pathlib import Path

import pytest

from evidence.models import ChangeClock
from evidence.search.folder import current_path, home
from tests.actors import (
    WORDS_OF_TWINS,
    build_again_and_again,
    change_records,
    ended_afterwards,
    kill,
    make_twins,
    search_until,
    start,
)
from tests.asking import ask
from tests.comparing import differences_from_a_rebuild
from tests.databases import wait_for_the_server
from tests.factories import make_lesson, make_lesson_evidence, make_theme

ROUNDS = int(os.environ.get("ROUNDS", "3"))
READERS, KILLS = 4, 6
NOT_SEGMENTS = {"meta.json", ".managed.json", ".tantivy-writer.lock", ".tantivy-meta.lock"}


def make_library() -> None:
    for word in WORDS_OF_TWINS:
        make_twins(word)
    for number in (1, 2, 3):
        make_theme(number)
        make_lesson_evidence(number)


def play(chance: random.Random, index: Path, folder: Path) -> list[dict]:
    """Let all work at once, kill and replace writers and builders, and return what the readers report."""
    stop, reports = folder / "stop", [folder / f"report-{number}" for number in range(READERS)]
    readers = [start(search_until, index, stop, report) for report in reports]
    parts = [
        lambda: start(change_records, index, chance.getrandbits(32)),
        lambda: start(change_records, index, chance.getrandbits(32)),
        lambda: start(build_again_and_again, index),
    ]
    working = [part() for part in parts]
    for _ in range(KILLS):
        wait_for_changes(chance.randint(1, 4))
        time.sleep(chance.uniform(0, 0.1))  # anywhere in what a writer or builder does
        victim = chance.randrange(len(parts))
        kill(working[victim])
        working[victim] = parts[victim]()
    for actor in working:
        kill(actor)
    stop.touch()
    for reader in readers:
        reader.join(60)
    wait_for_the_server()
    return [json.loads(report.read_text()) for report in reports]


def wait_for_changes(count: int) -> None:
    """Return when so many more changes have been committed."""
    wanted, until = ChangeClock.read() + count, time.monotonic() + 60
    while ChangeClock.read() < wanted:
        assert time.monotonic() < until, "nobody changes anything any more"
        time.sleep(0.01)


def segments_on_disk() -> set[str]:
    return {file.name.partition(".")[0] for file in current_path().iterdir() if file.name not in NOT_SEGMENTS}


def segments_in_use() -> set[str]:
    listed = json.loads((current_path() / "meta.json").read_text())["segments"]
    return {segment["segment_id"].replace("-", "") for segment in listed}


@pytest.mark.slow
@pytest.mark.parametrize("turn", range(ROUNDS))
def test_killed_writers_and_builders_harm_neither_readers_nor_the_index(turn, committing, index_dir, tmp_path):
    seed = int(os.environ.get("SEED") or secrets.randbits(32))
    make_library()
    before = ask().library_number

    with ended_afterwards():
        reports = play(random.Random(seed), index_dir, tmp_path)  # noqa: S311 - a test's dice

    faults = [fault for report in reports for fault in report["faults"]]
    assert faults == [], f"SEED={seed}"
    assert all(report["searches"] for report in reports), f"SEED={seed}"
    assert max(report["number"] for report in reports) > before, f"SEED={seed}"
    assert ask().library_number == ChangeClock.read(), f"SEED={seed}"
    make_lesson(0)  # a commit collects what the killed left behind
    assert segments_on_disk() == segments_in_use(), f"SEED={seed}"
    left = [path.name for path in home().iterdir() if path.name.startswith(("index-", "current"))]
    assert sorted(left) == ["current", current_path().name], f"SEED={seed}"
    assert differences_from_a_rebuild() == [], f"SEED={seed}"
