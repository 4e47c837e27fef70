"""`manage.py serve` refuses what cannot work before it begins."""

import os
import socket
import time

import pytest
from django.core.management import CommandError, call_command

from evidence.management import preparing
from evidence.management.port import find_port_problem
from evidence.models import Paper
from tests.serving import find_free_port

REAL_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"


def test_port_free_is_no_problem():
    assert find_port_problem("127.0.0.1", find_free_port()) == ""


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_port_that_is_none_is_named(port):
    assert find_port_problem("127.0.0.1", port).startswith(f"{port} is not a port")


def test_serve_names_a_taken_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(CommandError, match=rf"^Port {port} on 127\.0\.0\.1 cannot be used .* PORT={port + 1}\.$"):
            call_command("serve", port=port)


@pytest.fixture
def styles(tmp_path, settings):
    """Return a folder of static sources, with the storage of a real installation."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("p { color: red }")
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": REAL_STORAGE}}
    return source


def test_static_files_are_collected_when_one_is_new_or_changed(styles, settings):
    said = []

    def prepare() -> int:
        preparing.prepare_static(said.append)
        return len(said)

    assert prepare() == 1
    assert prepare() == 1
    (styles / "a.css").write_text("p { color: blue }")
    os.utime(styles / "a.css", (time.time() + 60, time.time() + 60))
    assert prepare() == 2
    os.utime(styles / "a.css", (1, 1))
    (styles / "old.css").write_text("p { color: green }")
    os.utime(styles / "old.css", (1, 1))
    assert prepare() == 3
    assert prepare() == 3


@pytest.mark.django_db
def test_database_that_is_ready_is_left_alone():
    said = []

    preparing.prepare_database(said.append)

    assert said == []


def test_content_is_loaded_into_an_empty_library_only(committing):
    said = []

    preparing.prepare_content(said.append)
    preparing.prepare_content(said.append)

    assert said == ["Library: empty, loading the starter content ..."]
    assert Paper.objects.exists()
