"""What the buttons of a briefing's page do: each takes the briefing that its form sent, and says what comes of it."""

from collections.abc import Callable
from typing import NamedTuple

from .state import NOTE, Briefing, Key

REMOVED, CLEARED = "removed", "cleared"


class Changed(NamedTuple):
    """What the browser keeps from now on, which briefing is shown, what else its address says, and at which part."""

    kept: Briefing
    shown: Briefing
    also: tuple[tuple[str, str], ...] = ()
    part: str = ""


Change = Callable[[Briefing, Briefing, Key | None], Changed]
"""From the briefing of the form, the reader's own, and the record that the button names."""


def change(button: str, sent: Briefing, own: Briefing, key: Key | None) -> Changed:
    """Return what comes of pressing a button; one that names no record of the briefing only saves."""
    return BUTTONS[button](sent, own, key)


def _save(sent: Briefing, own: Briefing, key: Key | None) -> Changed:
    return Changed(sent, sent)


def _join(sent: Briefing, own: Briefing, key: Key | None) -> Changed:
    joined = own.joined_by(sent)
    return Changed(joined, joined)


def _up(sent: Briefing, own: Briefing, key: Key | None) -> Changed:
    return _moved(sent, key, -1)


def _down(sent: Briefing, own: Briefing, key: Key | None) -> Changed:
    return _moved(sent, key, 1)


def _moved(sent: Briefing, key: Key | None, steps: int) -> Changed:
    moved = sent.moving(key, steps) if key else sent
    return Changed(moved, moved, part=str(key or ""))


def _remove(sent: Briefing, own: Briefing, key: Key | None) -> Changed:
    if key is None or key not in sent.records:
        return _save(sent, own, key)
    note = sent.notes.get(key, "")
    rest = sent.without(key)
    return Changed(rest, rest, ((REMOVED, str(key)), *([(f"{NOTE}{key}", note)] if note else ())))


def _restore(sent: Briefing, own: Briefing, key: Key | None) -> Changed:
    back = sent.adding(key) if key else sent
    return Changed(back, back, part=str(key or ""))


def _clear(sent: Briefing, own: Briefing, key: Key | None) -> Changed:
    return Changed(Briefing(), sent, ((CLEARED, "yes"),))


BUTTONS: dict[str, Change] = {
    "up": _up,
    "down": _down,
    "remove": _remove,
    "restore": _restore,
    "clear": _clear,
    "join": _join,
    "save": _save,
}
