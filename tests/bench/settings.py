"""The tests' settings with a synthetic library: on SQLite, the same on PostgreSQL where there is one, and an index."""

import os
from pathlib import Path

import environ

from tests.settings import *  # noqa: F403 - the tests' settings, and what is changed
from tests.settings import DATABASES

DATABASES["default"]["NAME"] = os.environ["BENCH_SQLITE"]
INDEX_DIR = Path(os.environ["BENCH_INDEX"])
if address := os.environ.get("BENCH_POSTGRES"):
    DATABASES["postgresql"] = {**environ.Env.db_url_config(address), "CONN_MAX_AGE": None}
