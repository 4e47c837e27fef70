"""What every test stands on: databases copied from prepared ones, an index of its own, no network.

- `db` (or `@pytest.mark.django_db`): the empty library, rolled back afterwards.
- `starter`: the real content, for a whole module, whose `pytestmark` is a list of `pytest.mark.django_db` and
  `pytest.mark.usefixtures("starter")`; for reading, as it is rolled back but its index is not.
- `sources`: Crossref, PubMed and OpenAlex as a server on this machine plays them, impatiently asked.
- `committing`: a copy of one's own where commits, threads and processes are real; thrown away afterwards.
"""

import shutil

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from hypothesis import settings as hypothesis_settings

from evidence.browse import version
from evidence.importing.lookups import answering, connecting, fetching
from evidence.search import catching_up, snapshot
from evidence.search.catalogue import loaded_choices
from evidence.synthesis import forecasts, reports
from tests import databases
from tests.network import block_network
from tests.sources import Sources

hypothesis_settings.register_profile("no seconds", deadline=None)  # machines are noisy
hypothesis_settings.load_profile("no seconds")

DATABASE_FIXTURES = {"db", "committing", "starter", "site"}


def pytest_configure(config):
    block_network()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what touches the database, and refuse combinations that would spoil it for others."""
    for item in items:
        used = set(item.fixturenames)
        if item.get_closest_marker("django_db") or used & DATABASE_FIXTURES:
            item.add_marker(pytest.mark.database)
        if used & {"transactional_db", "live_server", "django_db_reset_sequences"} or _is_transactional(item):
            raise pytest.UsageError(
                f"{item.nodeid}: emptying all tables would remove the clock and the roles: use `committing`"
            )
        if "committing" in used and (item.get_closest_marker("django_db") or "db" in used):
            raise pytest.UsageError(
                f"{item.nodeid}: `committing` is a database of its own: leave out `db` and its mark"
            )
    _check_modules(items)


def _is_transactional(item) -> bool:
    mark = item.get_closest_marker("django_db")
    return bool(mark and (mark.kwargs.get("transaction") or mark.args))


def _check_modules(items) -> None:
    uses = {}
    for item in items:
        uses.setdefault(item.path, set()).add("starter" in item.fixturenames)
    for path, seen in uses.items():
        if len(seen) > 1:
            raise pytest.UsageError(f"{path}: the starter content serves whole modules: ask for it in `pytestmark`")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, tmp_path_factory):
    """Replace pytest-django's own: a copy of the prepared empty database instead of migrations."""
    with django_db_blocker.unblock():
        databases.connect(databases.copy("empty", tmp_path_factory.mktemp("database"), "rolled_back"))
    yield
    with django_db_blocker.unblock():
        connection.close()


@pytest.fixture(scope="session")
def _starter_copy(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        return databases.copy("starter", tmp_path_factory.mktemp("starter"), "rolled_back")


@pytest.fixture(scope="module")
def starter(_starter_copy, django_db_blocker):
    """The real content with its index, for reading; what a test changes is rolled back, but not in the index."""
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        databases.connect(_starter_copy)
    with override_settings(INDEX_DIR=databases.index_of_starter()):
        yield
    with django_db_blocker.unblock():
        databases.connect(before)


@pytest.fixture
def committing(request, django_db_setup, django_db_blocker, tmp_path):
    """A database where commits are real: empty, or the starter content in a module that uses it."""
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        name = databases.copy("starter" if "starter" in request.fixturenames else "empty", tmp_path, "committing")
        databases.connect(name)
        yield
        databases.connect(before)
        databases.drop(name)


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """Forget what is remembered by the number of the last change: rolled-back tests use the same numbers again."""
    cache.clear()
    reports._read.cache_clear()
    forecasts._told.cache_clear()
    version._day_of_change.cache_clear()
    loaded_choices.forget()


@pytest.fixture(autouse=True)
def index_dir(request, tmp_path, monkeypatch):
    """Give each test an index of its own; those that read the starter content share its index."""
    with_starter = "starter" in request.fixturenames
    if with_starter and "committing" not in request.fixturenames:
        yield databases.index_of_starter()
        return
    # A process remembers the index it last read, and what last kept it from writing; those of other tests end here.
    monkeypatch.setattr(snapshot, "memory", snapshot._Memory())
    monkeypatch.setattr(catching_up, "trouble", catching_up._Trouble())
    if with_starter:
        shutil.copytree(databases.index_of_starter(), tmp_path / "index", symlinks=True)
    with override_settings(INDEX_DIR=tmp_path / "index"):
        yield tmp_path / "index"


@pytest.fixture
def sources(settings, monkeypatch):
    """The three sources of references, which may be told to misbehave."""
    monkeypatch.setattr(fetching, "BACK_OFF", 0.01)
    monkeypatch.setattr(fetching, "SECONDS", 3.0)
    monkeypatch.setattr(connecting, "CONNECT_AND_READ", 1.0)
    monkeypatch.setattr(answering, "SECONDS", 2.0)
    with Sources() as server:
        settings.LOOKUPS = server.settings
        yield server
