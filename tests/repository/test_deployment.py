"""Image, compose file and CI agree with each other and keep their promises."""

import re

import yaml

from evidence.settings.env import ROOT
from tests.repository.dockerfile import find_all, read_command, read_instructions

IMAGE = read_instructions(ROOT / "Dockerfile")
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())


def test_compose_and_ci_use_the_same_database_version():
    compose = re.fullmatch(r"postgres:(\d+)", COMPOSE["services"]["database"]["image"])
    ci = re.search(r"\bpostgresql-(\d+)\b", (ROOT / ".ci/run").read_text())

    assert compose[1] == ci[1]


def test_image_is_python_of_the_lock_and_not_root():
    assert {source.split()[0] for source in find_all(IMAGE, "FROM")} == {"python:3.11-slim-bookworm"}
    assert find_all(IMAGE, "USER")[-1] not in {"root", "0"}


def test_image_checks_its_own_health():
    assert "/healthz" in " ".join(read_command(find_all(IMAGE, "HEALTHCHECK")[0]))


def test_image_gets_every_file_it_copies():
    allowed = {
        line[1:].rstrip("/") for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")
    }
    copied = [argument.split()[:-1] for argument in find_all(IMAGE, "COPY") if not argument.startswith("--from")]

    assert {source.rstrip("/") for sources in copied for source in sources} == allowed


def test_compose_takes_secrets_from_files_only():
    variables = [name for service in COMPOSE["services"].values() for name in service["environment"]]
    secret = [name for name in variables if re.search("SECRET|PASSWORD|DATABASE_URL", name)]

    assert [name for name in secret if not name.endswith("_FILE")] == []
    assert {source["file"].rsplit("/", 1)[0] for source in COMPOSE["secrets"].values()} == {"./secrets"}
    assert "secrets/" in (ROOT / ".gitignore").read_text().splitlines()


def test_compose_services_are_checked_and_keep_their_data():
    for service in COMPOSE["services"].values():
        assert service["healthcheck"]["test"]
        assert [volume for volume in service["volumes"] if volume.split(":")[0] in COMPOSE["volumes"]]


def test_compose_web_cannot_change_its_own_program():
    web = COMPOSE["services"]["web"]

    assert web["read_only"] is True
    assert web["cap_drop"] == ["ALL"]
