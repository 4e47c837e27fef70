"""`make test` says what a machine lacks, and in CI that is a failure."""

import importlib
from contextlib import nullcontext

import pytest

from evidence.settings.env import ROOT


@pytest.fixture
def runner(monkeypatch):
    """Return the script of `make test`, on a machine without PostgreSQL whose SQLite part passes."""
    monkeypatch.syspath_prepend(ROOT / "tests")
    script = importlib.import_module("run")
    monkeypatch.setattr(script.postgres, "find_binaries", lambda: None)
    monkeypatch.setattr(script.postgres, "running_postgres", lambda binaries: nullcontext("postgres://nowhere"))
    monkeypatch.setattr(script, "prepared_beside", nullcontext)
    monkeypatch.setattr(script, "run_part", lambda part, arguments, database: 0)
    monkeypatch.delenv("CI", raising=False)
    return script


def test_run_names_the_package_that_is_missing(runner, capsys):
    assert runner.run(["sqlite", "postgresql"], []) == 0

    assert "== postgresql: NOT RUN. PostgreSQL is not installed. On Debian" in capsys.readouterr().out


def test_run_fails_in_ci_when_a_part_cannot_run(runner, monkeypatch, capsys):
    monkeypatch.setenv("CI", "true")

    assert runner.run(["sqlite", "postgresql"], []) == 1

    assert capsys.readouterr().out.endswith("== failed: postgresql\n")


def test_run_names_a_missing_browser(runner, monkeypatch):
    monkeypatch.setattr(runner.postgres, "find_binaries", lambda: ROOT)
    monkeypatch.setattr(runner.chromium, "find_chromium", lambda: None)

    assert runner.find_missing("browser").startswith("Chromium is not installed.")
    assert runner.find_missing("postgresql") == ""


@pytest.mark.parametrize(("code", "arguments", "result"), [(1, [], 1), (5, [], 1), (5, ["-k", "loops"], 0), (0, [], 0)])
def test_run_without_a_test_is_a_failure_unless_tests_were_chosen(runner, monkeypatch, code, arguments, result):
    monkeypatch.setattr(runner, "run_part", lambda part, arguments, database: code)

    assert runner.run(["sqlite"], arguments) == result
