"""The files that the rules are about."""

import subprocess
from pathlib import Path

from evidence.settings.env import ROOT


def list_files(*patterns: str) -> list[Path]:
    """Return the project's own files that match, new ones included, ignored ones not."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return sorted({path for line in listed.stdout.splitlines() if (path := ROOT / line).exists()})


def name(path: Path) -> str:
    """Return how a person names the file."""
    return path.relative_to(ROOT).as_posix()
