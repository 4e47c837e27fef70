"""An index that is missing, broken, behind or being built: searches wait or rebuild, and records stay readable."""

import fcntl
import json
import logging
import shutil
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.management import call_command

from evidence.curation import changes
from evidence.models import ChangeClock, ChangeSet, IndexChange
from evidence.search import snapshot
from evidence.search.folder import current_path, home
from tests.asking import ask
from tests.factories import make_initiative, make_lesson, make_outcome, make_place, make_policy, make_theme

pytestmark = pytest.mark.django_db


@contextmanager
def somebody_else_writing():
    """Hold the lock of the one writer, as another process would."""
    home().mkdir(parents=True, exist_ok=True)
    with (home() / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def forget_index() -> None:
    """Make this process open the index anew, as one that starts."""
    snapshot._latest = None


def fill_with_garbage(path) -> None:
    for file in path.iterdir():
        file.write_bytes(b"\x00garbage" * 50)


def truncate_meta(path) -> None:
    meta = path / "meta.json"
    meta.write_text(meta.read_text()[:40])


def empty_meta(path) -> None:
    (path / "meta.json").write_text("")


DAMAGES = [fill_with_garbage, truncate_meta, empty_meta, shutil.rmtree]


@pytest.mark.parametrize("damage", DAMAGES)
def test_unreadable_index_is_built_anew_and_the_log_says_so(damage, caplog):
    make_lesson()
    assert ask().total == 1
    damage(current_path())
    forget_index()
    caplog.clear()

    with caplog.at_level(logging.WARNING, "evidence.search"):
        results = ask()

    assert results.total == 1
    assert [record.getMessage().split(":")[0] for record in caplog.records] == ["Search index is built anew"]


def test_deleted_folder_is_built_anew_while_the_process_runs():
    make_lesson()
    assert ask().total == 1
    shutil.rmtree(home())

    results = ask()

    assert results.total == 1


def test_readers_of_a_swapped_index_see_the_new_one():
    make_lesson()
    assert ask().total == 1
    before = current_path()

    call_command("reindex", "--json")

    assert ask().total == 1
    assert (current_path() != before, before.exists()) == (True, False)


def test_index_behind_what_is_kept_is_built_anew(caplog):
    make_lesson(1)
    assert ask().total == 1
    make_lesson(2)
    ChangeSet.objects.update(at=ChangeSet.objects.latest("at").at - timedelta(days=31))
    changes._forget_old_index_changes()
    caplog.clear()

    with caplog.at_level(logging.WARNING, "evidence.search"):
        results = ask()

    assert IndexChange.objects.count() == 0
    assert results.total == 2
    assert "Search index is built anew: it knows change" in caplog.text


def test_index_changes_are_kept_for_thirty_days():
    make_lesson(1)
    ChangeSet.objects.update(at=ChangeSet.objects.latest("at").at - timedelta(days=29))

    changes._forget_old_index_changes()

    assert IndexChange.objects.count() > 0
    assert ChangeClock.objects.get(pk=1).forgotten_to == 0


def test_index_ahead_of_a_restored_database_is_built_anew():
    make_lesson(1)
    assert ask().total == 1
    ChangeClock.objects.filter(pk=1).update(number=0)

    results = ask()

    assert (results.total, results.library_number) == (1, 0)


@pytest.mark.parametrize(
    "address", ["/search/", "/search/?q=care", "/lessons/", "/themes/?q=a", "/places/?nation=wales"]
)
def test_lists_say_that_the_index_is_being_built(address, client):
    with somebody_else_writing():
        response = client.get(address)

    assert response.status_code == 503
    assert "Search is being rebuilt" in response.content.decode()


def test_api_says_that_the_index_is_being_built(client):
    with somebody_else_writing():
        response = client.get("/api/v1/search?q=care")

    assert response.status_code == 503
    assert response.json() == {"detail": "Search is being rebuilt. Ask again in a minute."}


@pytest.mark.parametrize("address", ["/", "/about/", "/themes/", "/help/search/", "/accessibility/"])
def test_first_pages_are_readable_while_the_index_is_being_built(address, client):
    make_lesson()

    with somebody_else_writing():
        response = client.get(address)

    assert response.status_code == 200


@pytest.mark.parametrize("make", [make_lesson, make_initiative, make_outcome, make_place, make_policy, make_theme])
def test_records_are_readable_while_the_index_is_being_built(make, client):
    record = make()

    with somebody_else_writing():
        response = client.get(record.get_absolute_url())

    assert response.status_code == 200
    assert str(record) in response.content.decode()


def test_search_answers_from_what_it_has_while_another_process_writes():
    make_lesson(1)
    assert ask().total == 1
    make_lesson(2)

    with somebody_else_writing():
        during = ask().total

    assert (during, ask().total) == (1, 2)


def test_readiness_follows_the_index(client):
    with somebody_else_writing():
        without = client.get("/readyz")
    ask()

    assert (without.status_code, without.json()["index"]) == (503, False)
    assert (client.get("/readyz").status_code, client.get("/readyz").json()["index"]) == (200, True)


def test_reindex_prints_json_alone(capsys):
    make_lesson()

    call_command("reindex", "--json")

    assert json.loads(capsys.readouterr().out) == {"documents": 1}


def test_reindex_says_how_many_records_can_be_searched(capsys):
    make_lesson()

    call_command("reindex")

    assert capsys.readouterr().out == "1 records can be searched.\n"


def test_reindex_if_missing_leaves_a_readable_index(capsys):
    call_command("reindex", "--json")
    before = current_path()

    call_command("reindex", "--if-missing", "--json")

    assert current_path() == before
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"documents": None}
