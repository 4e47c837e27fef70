"""Typed reading of the environment, with a helpful failure for what is missing."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]

reader = environ.FileAwareEnv()
reader.read_env(ROOT / ".env")


def read_secret(name: str) -> str:
    """Return the secret from ``NAME`` or from the file that ``NAME_FILE`` names.

    Raises ImproperlyConfigured, with a sentence on how to set it, when there is none.
    """
    value = str(reader.str(name, default="")).strip()
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. Put {name}=<a long random text> in the file .env beside manage.py, "
            f"set it in the environment, or let {name}_FILE name a file that holds it. "
            "`make run` writes one for you."
        )
    return value
