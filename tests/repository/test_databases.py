"""The tests' own databases: prepared once, rolled back or thrown away."""

import threading

import pytest
from django.contrib.auth.models import Group
from django.db import connection


@pytest.mark.django_db
@pytest.mark.parametrize("turn", ["first", "second"])
def test_rolled_back_database_forgets(turn):
    assert sorted(Group.objects.values_list("name", flat=True)) == ["administrator", "curator", "editor", "reviewer"]

    Group.objects.create(name="left by a test")


@pytest.mark.parametrize("turn", ["first", "second"])
def test_committing_database_is_shared_by_threads_and_thrown_away(committing, turn):
    assert Group.objects.count() == 4
    seen = []

    def look():
        Group.objects.create(name="from a thread")
        seen.append(Group.objects.count())
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()

    assert seen == [5]
    assert Group.objects.count() == 5
