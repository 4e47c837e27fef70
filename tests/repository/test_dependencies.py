"""Every dependency has a reason, and the locks fit what is asked for."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from evidence.settings.env import ROOT

TEXT = (ROOT / "pyproject.toml").read_text()
PROJECT = tomllib.loads(TEXT)["project"]
RUN = [Requirement(line) for line in PROJECT["dependencies"]]
DEV = [Requirement(line) for line in PROJECT["optional-dependencies"]["dev"]]
LOCKS = {"requirements.txt": RUN, "requirements-dev.txt": RUN + DEV}


def _read_lock(file: str) -> tuple[dict[str, str], set[str]]:
    """Return the locked versions, and the packages that the lock says the project asks for."""
    versions, direct = {}, set()
    for block in re.split(r"\n(?=\S)", (ROOT / file).read_text()):
        package, version = re.match(r"([\w.-]+)(?:\[[^]]*])?==([^\s;]+)", block).groups()
        versions[package] = version
        if "(pyproject.toml)" in block:
            direct.add(package)
    return versions, direct


def test_dependencies_have_a_reason():
    lines = [line for line in TEXT.splitlines() if re.match(r'\s+"[A-Za-z0-9_.-]+(\[[^]]*])?[<>=~!]', line)]

    assert len(lines) == len(RUN) + len(DEV)
    assert [line for line in lines if not re.search(r'",\s+# \w.{9}', line)] == []


@pytest.mark.parametrize("file", LOCKS)
def test_lock_fits_the_project(file):
    versions, direct = _read_lock(file)
    asked = {canonicalize_name(requirement.name): requirement for requirement in LOCKS[file]}

    assert sorted(direct) == sorted(asked), "run: make lock"
    assert [str(asked[one]) for one in asked if not asked[one].specifier.contains(versions[one])] == [], (
        "run: make lock"
    )


@pytest.mark.parametrize("file", LOCKS)
def test_lock_has_hashes_and_names_no_server(file):
    text = (ROOT / file).read_text()

    assert text.count(" \\\n    --hash=sha256:") >= len(_read_lock(file)[0])
    assert "://" not in text


def test_locks_agree():
    run, dev = _read_lock("requirements.txt")[0], _read_lock("requirements-dev.txt")[0]

    assert {package: dev.get(package) for package in run} == run
