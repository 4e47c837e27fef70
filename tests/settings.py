"""The real settings in a fixed environment, and the few things that tests change.

Every variable that the settings read stands here, so that a developer's own .env never decides a test.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = {
    "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
    "CONN_MAX_AGE": "60",
    "CROSSREF_URL": "",
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", "sqlite://:memory:"),
    "DEBUG": "false",
    "INDEX_DIR": str(ROOT / "var/tests/no-index"),
    "LOG_LEVEL": "WARNING",
    "LOOKUP_CONTACT": "",
    "OPENALEX_URL": "",
    "PUBMED_FILTER": "",
    "PUBMED_URL": "",
    "REVIEW_REQUIRED": "true",
    "SECRET_KEY": "for-tests-only",
    "SITE_URL": "http://localhost:8000",
    "STATIC_ROOT": str(ROOT / "var/tests/no-static"),
    "VAR_DIR": str(ROOT / "var/tests"),
}
os.environ.update(ENVIRONMENT)
Path(ENVIRONMENT["STATIC_ROOT"]).mkdir(parents=True, exist_ok=True)  # its absence would be a warning

from evidence.settings import *  # noqa: E402 - the environment must stand first
from evidence.settings import DATABASES  # noqa: E402

# Hashing of passwords is slow on purpose; tests make many.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Hashed names need a collection first; the browser tests collect and serve for real.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# What tests count joins so many tables that looking for the best order of joins takes longer than any order.
if "postgresql" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"]["options"] = "-c join_collapse_limit=3 -c from_collapse_limit=3"
