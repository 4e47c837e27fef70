"""An index that cannot be written: what is there is searched, records are read and saved, and nothing is lost."""

import logging
import shutil
import time
from contextlib import ExitStack

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from evidence.models import Lesson
from evidence.search import IndexMissing, snapshot
from evidence.search.folder import home
from tests.asking import ask
from tests.comparing import differences_from_a_rebuild
from tests.factories import make_lesson, make_theme
from tests.hindering import file_in_the_way, full_disk, no_longer_files, read_only_folder, small_file_system

pytestmark = pytest.mark.usefixtures("committing", "index_dir")

SAYS = {
    no_longer_files: "The search index cannot be written: File too large. Free some space where it lies",
    read_only_folder: "The search index cannot be written: Permission denied. Let the library's account write in",
    file_in_the_way: "The search index cannot be written: Not a directory. Let INDEX_DIR",
}
READABLE = [no_longer_files, read_only_folder]


@pytest.fixture(params=SAYS, ids=lambda state: state.__name__)
def state(request):
    return request.param


@pytest.fixture
def disk(index_dir):
    """Put the index on a file system of its own that can be filled."""
    with small_file_system(index_dir) as is_mounted:
        if not is_mounted:
            pytest.skip("this machine lets nobody mount; the same refusal is tested with a limit on files")
        yield


def save_into(hindrance, number: int) -> Lesson:
    """Save a lesson; the hindrance begins when it is committed, before the index learns of it."""
    with transaction.atomic():
        transaction.on_commit(hindrance)
        return make_lesson(number)


def statuses(client, *addresses: str) -> list[int]:
    return [client.get(address).status_code for address in addresses]


def errors(caplog) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


def wait_for_total(total: int) -> None:
    """Search until that many records are found: a process rests a little after an attempt that failed."""
    until = time.monotonic() + 60
    while _total() != total:
        assert time.monotonic() < until
        time.sleep(0.05)


def _total() -> int | None:
    try:
        return ask().total
    except IndexMissing:
        return None


def check_that_search_goes_on(hindrance, client, caplog, sentence: str) -> None:
    first = make_lesson(1)
    assert ask().total == 1
    with ExitStack() as stack:
        second = save_into(lambda: stack.enter_context(hindrance()), 2)
        totals = [client.get("/api/v1/search").json()["total"] for _ in range(3)]
        pages = statuses(client, "/search/", "/lessons/", first.get_absolute_url(), second.get_absolute_url())
        ready = client.get("/readyz")
    said = errors(caplog)

    wait_for_total(2)

    assert (totals, pages) == ([1, 1, 1], [200, 200, 200, 200])
    assert (ready.status_code, ready.json()["index"], ready.json()["waiting_changes"]) == (200, True, 1)
    assert [text[: len(sentence)] for text in said] == [sentence]
    assert client.get("/readyz").json()["waiting_changes"] == 0
    assert caplog.messages[-1] == "The search index can be written again."
    assert differences_from_a_rebuild() == []


@pytest.mark.parametrize("hindrance", READABLE)
def test_index_that_cannot_be_written_answers_and_learns_later_what_was_saved(hindrance, client, caplog):
    check_that_search_goes_on(hindrance, client, caplog, SAYS[hindrance])


@pytest.mark.usefixtures("disk")
def test_index_on_a_full_disk_answers_and_learns_later_what_was_saved(client, caplog):
    sentence = "The search index cannot be written: No space left on device. Free some space where it lies"

    check_that_search_goes_on(full_disk, client, caplog, sentence)


def test_index_that_can_neither_be_read_nor_built_leaves_records_readable(state, client, caplog):
    lesson, theme = make_lesson(1), make_theme(1)
    shutil.rmtree(home())
    snapshot.memory.latest = None
    caplog.clear()
    with ExitStack() as stack:
        saved = save_into(lambda: stack.enter_context(state()), 2)
        answers = [client.get(address) for address in ("/search/?q=care", "/lessons/", "/api/v1/search")] * 2
        pages = statuses(client, "/", *(record.get_absolute_url() for record in (lesson, theme, saved)))
        ready = client.get("/readyz")
    said = errors(caplog)

    wait_for_total(3)

    assert {(answer.status_code, answer["Retry-After"]) for answer in answers} == {(503, "60")}
    assert pages == [200, 200, 200, 200]
    assert (ready.status_code, ready.json()["index"]) == (503, False)
    assert [text[: len(SAYS[state])] for text in said] == [SAYS[state]]
    assert statuses(client, "/search/", "/api/v1/search", "/readyz") == [200, 200, 200]


def test_reindex_ends_with_the_sentence_and_leaves_the_index_as_it_was(state):
    make_lesson(1)
    assert ask().total == 1

    with state(), pytest.raises(CommandError) as refused:
        call_command("reindex")

    assert str(refused.value).startswith(SAYS[state])
    assert len(list(home().glob("index-*"))) == 1
    assert ask().total == 1
