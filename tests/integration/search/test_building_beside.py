"""While an index is built beside the one in use, that one is searched and written; what is left over is collected."""

import os
import re
import shutil
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import connection, transaction

from evidence.models import ChangeClock
from evidence.search import catching_up, rebuild, snapshot
from evidence.search.folder import OTHER_VERSIONS_KEPT, current_path, home
from tests.actors import build_when_told, change_twins_once, ended_afterwards, kill, make_twins, start
from tests.asking import ask
from tests.comparing import contents, differences_from_a_rebuild
from tests.factories import make_lesson, save
from tests.serving import make_environment

pytestmark = pytest.mark.usefixtures("committing")


@pytest.fixture
def building(index_dir, tmp_path):
    """Yield a process that has begun to build and waits, and the file that lets it go on."""
    make_lesson(1)
    assert ask().total == 1
    begun, go_on = tmp_path / "begun", tmp_path / "go-on"
    with ended_afterwards():
        builder = start(build_when_told, index_dir, begun, go_on)
        wait_for(begun.exists)
        yield builder, go_on


def wait_for(condition) -> None:
    until = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


def folders() -> list[str]:
    return sorted(path.name for path in home().glob("index-*"))


def titles(word: str) -> list[list[str]]:
    documents = contents()["documents"].values()
    return [document["title"] for document in documents if document["title"][0].startswith(word)]


def test_what_is_saved_during_a_rebuild_is_found_at_once_and_after_it(building):
    builder, go_on = building
    before = current_path()
    make_lesson(2)
    during = ask().total
    go_on.touch()
    builder.join()

    assert (during, ask().total, ask().library_number) == (2, 2, ChangeClock.read())
    assert (builder.exitcode, current_path() == before) == (0, False)
    assert folders() == [current_path().name]
    assert differences_from_a_rebuild() == []


def test_folder_of_a_killed_rebuild_is_collected_by_the_next_change(building):
    builder, _ = building
    assert len(folders()) == 2
    kill(builder)
    assert len(folders()) == 2
    make_lesson(2)

    assert folders() == [current_path().name]
    assert ask().total == 2


def test_search_says_that_the_first_index_is_being_built_and_a_save_waits_for_it(building, client):
    builder, go_on = building
    (home() / "current").unlink()
    lesson = make_lesson(2)
    during = [client.get(address).status_code for address in ("/search/", "/readyz", lesson.get_absolute_url())]
    go_on.touch()
    builder.join()

    assert during == [503, 503, 200]
    assert ask().total == 2


def test_change_committed_while_another_is_applied_is_in_the_index_whole_or_not_at_all(index_dir):
    make_twins("quagga")
    read = set()

    def change_between_lesson_and_paper(execute, sql, *rest):
        tables = set(re.findall('FROM "evidence_(lesson|paper)"', sql))
        if read and tables - read and len(read) == 1:
            read.update(tables)
            other = start(change_twins_once, index_dir.with_name("elsewhere"), "quagga", "quagga three")
            other.join()
            assert other.exitcode == 0
        read.update(tables)
        return execute(sql, *rest)

    with ExitStack() as stack, transaction.atomic():
        wrapped = connection.execute_wrapper(change_between_lesson_and_paper)
        transaction.on_commit(lambda: stack.enter_context(wrapped))  # before the index reads the records
        change_twins_once("quagga", "quagga two")

    assert read == {"lesson", "paper"}
    assert titles("quagga") == [["quagga two"], ["quagga two"]]
    assert ask("q=three").total == 2
    assert differences_from_a_rebuild() == []


def test_folders_of_other_versions_are_kept_for_a_day(index_dir):
    old, young = index_dir / "schema0-tantivy0.1", index_dir / "schema0-tantivy0.2"
    for folder in (old, young):
        (folder / "index-1").mkdir(parents=True)
        (folder / "writing.lock").touch()
    long_ago = time.time() - OTHER_VERSIONS_KEPT - 60
    for path in (old / "writing.lock", old):
        os.utime(path, (long_ago, long_ago))

    make_lesson(1)
    rebuild()

    assert (old.exists(), young.exists()) == (False, True)


def test_index_does_not_grow_by_changing_the_same_record_again_and_again():
    lesson = make_lesson(1)
    rebuild()
    files = []
    for number in range(40):
        lesson.statement = f"Statement {number}"
        save(lesson)
        files.append(len(list(current_path().iterdir())))

    assert max(files[20:]) <= max(files[:20])
    assert (ask().total, ask("q=39").total) == (1, 1)


@pytest.mark.parametrize("when", ["missing", "behind"])
def test_what_is_too_much_for_a_request_is_left_to_another_process(when, index_dir, client, monkeypatch):
    monkeypatch.setattr(catching_up, "AT_ONCE", 0)
    environment = make_environment(port=8000, database=database_address(), folder=index_dir.parent, static=Path("/"))
    for name, value in {**environment, "DJANGO_SETTINGS_MODULE": "evidence.settings"}.items():
        monkeypatch.setenv(name, value)
    if when == "behind":
        rebuild()
    make_lesson(1)
    if when == "missing":
        shutil.rmtree(index_dir, ignore_errors=True)

    wait_for(lambda: client.get("/readyz").json()["waiting_changes"] == 0)

    assert catching_up.trouble.helper.wait() == 0
    assert ask().total == 1


def database_address() -> str:
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    return f"postgres://{known['USER']}@/{known['NAME']}?host={known['OPTIONS']['host']}"


def test_index_that_is_swapped_out_while_it_is_opened_is_not_searched(monkeypatch):
    make_lesson(1)
    assert ask().total == 1
    before = current_path()
    snapshot.memory.latest = None
    real = snapshot.known_number

    def swap_first(index):
        monkeypatch.setattr(snapshot, "known_number", real)
        rebuild()  # another process may do this between any two files that are opened
        return real(index)

    monkeypatch.setattr(snapshot, "known_number", swap_first)

    opened = snapshot.current_snapshot()

    assert opened.path == current_path() != before
