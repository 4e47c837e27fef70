"""The Chromium of the journeys: Debian's own, without its windows where that is installed."""

import shutil

MISSING = "Chromium is not installed. On Debian and Ubuntu: apt install chromium-headless-shell fonts-liberation"
# The same engine; the first draws no window for each visitor, which makes the journeys two to three times as fast.
COMMANDS = ("chromium-headless-shell", "chromium")


def find_chromium() -> str | None:
    """Return the path of Chromium, or nothing where there is none."""
    return next((path for command in COMMANDS if (path := shutil.which(command))), None)
