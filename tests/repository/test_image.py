"""The image's own steps and command, carried out without an image: same files, same packages, same words."""

import os
import shutil
import subprocess
import urllib.request

import pytest

from evidence.settings.env import ROOT
from tests.repository.dockerfile import find_all, read_command, read_environment, read_instructions
from tests.serving import find_free_port, stop, wait_until_alive

IMAGE = read_instructions(ROOT / "Dockerfile")
# Accounts belong to an image; the test stays who it is.
NOT_HERE = ("useradd ",)


@pytest.fixture
def place(tmp_path):
    """Return the function that moves a path of the image into the test's folder."""

    def move(text: str) -> str:
        for folder in ("/opt/venv", "/srv/evidence", "/var/lib/evidence"):
            text = text.replace(folder, f"{tmp_path}{folder}")
        return text

    for folder in ("/opt", "/srv/evidence", "/var/lib/evidence"):
        (tmp_path / folder[1:]).mkdir(parents=True)
    return move


@pytest.fixture
def environment(place):
    """Return what ENV sets, an operator's secret and a free port; nothing of the developer's."""
    own = {name: place(value).replace("$PATH", os.environ["PATH"]) for name, value in read_environment(IMAGE).items()}
    kept = {name: os.environ[name] for name in os.environ if name in {"HOME", "LANG"} or name.startswith("PIP_")}
    return {**kept, **own, "SECRET_KEY": "of-the-test", "PORT": str(find_free_port())}


def _copy(argument: str, folder) -> None:
    *sources, target = argument.split()
    for source in sources:
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, folder / target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / source, folder)


@pytest.mark.slow
def test_image_command_serves_the_library(tmp_path, place, environment):
    folder = tmp_path / "srv/evidence"
    for name, argument in IMAGE:
        if name == "COPY" and not argument.startswith("--from"):
            _copy(argument, folder)
        if name == "RUN" and not argument.startswith(NOT_HERE):
            subprocess.run(place(argument), shell=True, cwd=folder, env=environment, check=True)  # noqa: S602 - RUN is a shell's line
    url, log = f"http://127.0.0.1:{environment['PORT']}", tmp_path / "log"

    with log.open("w") as output:
        command = read_command(find_all(IMAGE, "CMD")[0])
        executable = shutil.which(command[0], path=environment["PATH"])
        process = subprocess.Popen(
            [executable, *command[1:]], cwd=folder, env=environment, stdout=output, stderr=output
        )
    try:
        wait_until_alive(process, url, log, seconds=240)
        with urllib.request.urlopen(url, timeout=30) as answer:
            assert answer.status == 200
        health = read_command(find_all(IMAGE, "HEALTHCHECK")[0])
        subprocess.run(health, cwd=folder, env=environment, check=True)
    finally:
        stop(process)
