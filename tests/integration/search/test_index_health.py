"""An index that is missing, broken, behind or being built: searches wait or rebuild, and records stay readable."""

import json
import logging
import shutil
from datetime import timedelta

import pytest
from django.core.management import call_command

from evidence.curation import changes
from evidence.models import ChangeClock, ChangeSet, IndexChange
from evidence.search import catch_up
from evidence.search.folder import current_path, home
from evidence.search.locks import BUILDING, WRITING
from tests.asking import ask
from tests.factories import make_initiative, make_lesson, make_outcome, make_place, make_policy, make_theme
from tests.locking import somebody_else

pytestmark = pytest.mark.django_db


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
    assert "The search index was built anew: it knows change" in caplog.text


def test_index_changes_are_kept_for_thirty_days():
    make_lesson(1)
    ChangeSet.objects.update(at=ChangeSet.objects.latest("at").at - timedelta(days=29))

    changes._forget_old_index_changes()

    assert IndexChange.objects.count() > 0
    assert ChangeClock.objects.get(pk=1).forgotten_to == 0


def test_saving_forgets_old_index_changes_now_and_then():
    make_lesson(1)
    last = ChangeClock.read()
    ChangeSet.objects.update(at=ChangeSet.objects.latest("at").at - timedelta(days=31))
    ChangeClock.objects.filter(pk=1).update(number=changes.PRUNE_EVERY - 1)

    make_lesson(2)

    assert set(IndexChange.objects.values_list("number", flat=True)) == {changes.PRUNE_EVERY}
    assert ChangeClock.objects.get(pk=1).forgotten_to == last


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
    with somebody_else(BUILDING):
        response = client.get(address)

    assert response.status_code == 503
    assert "Search is being rebuilt" in response.content.decode()


def test_api_says_that_the_index_is_being_built(client):
    with somebody_else(BUILDING):
        response = client.get("/api/v1/search?q=care")

    assert response.status_code == 503
    assert response.json() == {"detail": "Search is being rebuilt. Ask again in a minute."}


@pytest.mark.parametrize("address", ["/", "/about/", "/themes/", "/help/search/", "/accessibility/"])
def test_first_pages_are_readable_while_the_index_is_being_built(address, client):
    make_lesson()

    with somebody_else(BUILDING):
        response = client.get(address)

    assert response.status_code == 200


@pytest.mark.parametrize("make", [make_lesson, make_initiative, make_outcome, make_place, make_policy, make_theme])
def test_records_are_readable_while_the_index_is_being_built(make, client):
    record = make()

    with somebody_else(BUILDING):
        response = client.get(record.get_absolute_url())

    assert response.status_code == 200
    assert str(record) in response.content.decode()


def test_search_answers_from_what_it_has_while_another_process_writes():
    make_lesson(1)
    assert ask().total == 1
    make_lesson(2)

    with somebody_else(WRITING):
        during = ask().total

    assert (during, ask().total) == (1, 2)


def test_readiness_follows_the_index(client):
    with somebody_else(BUILDING):
        without = client.get("/readyz")
    ask()

    assert (without.status_code, without.json()["index"]) == (503, False)
    assert (client.get("/readyz").status_code, client.get("/readyz").json()["index"]) == (200, True)


def test_save_does_not_wait_for_ever_for_another_writer():
    make_lesson(1)
    assert ask().total == 1
    with somebody_else(WRITING):
        catch_up()
        make_lesson(2)
        catch_up()
        during = ask().total

    assert (during, ask().total) == (1, 2)


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
