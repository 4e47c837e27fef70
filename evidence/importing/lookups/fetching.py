"""Asking another machine, politely and within limits; every failure is a sentence."""

import email.utils
import hashlib
import http.client
import threading
import time
import urllib.error
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from .connecting import SentElsewhere, opened

SECONDS = 12.0  # for one question with all its attempts
ATTEMPTS = 3
LARGEST = 8_000_000
KEPT_FOR, ABSENCE_KEPT_FOR = 24 * 3600, 600
BACK_OFF = 0.5
PASSING = {408, 425, 429, 500, 502, 503, 504}


@dataclass(frozen=True)
class Source:
    """A machine that is asked: its name, the setting with its address, and the seconds between two questions."""

    name: str
    setting: str
    pause: float = 0.1


class LookupFailed(Exception):
    """A look-up gave nothing; the text says why."""


class NotThere(LookupFailed):
    """The source answered, and does not know what was asked for."""


class _Passing(Exception):
    """It may be otherwise in a moment; ``wait`` is for how long the source asks to be left alone."""

    def __init__(self, sentence: str, wait: float | None = None):
        super().__init__(sentence)
        self.wait = wait


def fetch(source: Source, path: str, query: Mapping[str, str | int]) -> bytes:
    """Return what a source answers, from memory where it was asked lately. Raises LookupFailed, NotThere."""
    base = str(settings.LOOKUPS[source.setting]).rstrip("/")
    if not base:
        raise LookupFailed(_("%s is turned off in this library.") % source.name)
    address = f"{base}{path}?{urlencode(query)}"
    key = f"lookup-{hashlib.sha256(address.encode()).hexdigest()}"
    kept: tuple[bool, bytes] | None = cache.get(key)
    if kept is None:
        try:
            kept = True, _ask(source, address, time.monotonic() + SECONDS)
        except NotThere:
            kept = False, b""
        cache.set(key, kept, timeout=KEPT_FOR if kept[0] else ABSENCE_KEPT_FOR)
    if not kept[0]:
        raise NotThere(_("%s does not know it.") % source.name)
    return kept[1]


def in_path(text: str) -> str:
    """Return a text as one piece of a path, so that nothing in it leads anywhere else."""
    return quote(text, safe="")


def _ask(source: Source, address: str, until: float) -> bytes:
    """Ask, and ask again while that may help and there is time."""
    resting = f"lookup-rest-{source.setting}"
    if (rest := cache.get(resting, 0.0) - time.time()) > 0:
        raise LookupFailed(_asked_to_wait(source, rest))
    for attempt in range(1, ATTEMPTS + 1):
        _wait_for_turn(source)
        try:
            return _ask_once(source, address, until - time.monotonic())
        except _Passing as passing:
            wait = BACK_OFF * attempt if passing.wait is None else passing.wait
            if passing.wait and time.monotonic() + wait >= until:
                cache.set(resting, time.time() + wait, timeout=min(wait, 3600))
                raise LookupFailed(_asked_to_wait(source, wait)) from None
            if attempt == ATTEMPTS or time.monotonic() + wait >= until:
                raise LookupFailed(str(passing)) from None
            time.sleep(wait)
    raise AssertionError("unreachable")  # pragma: no cover - the last attempt raises


def _asked_to_wait(source: Source, seconds: float) -> str:
    return _("%(name)s asks to be left alone for %(seconds)s seconds.") % {
        "name": source.name,
        "seconds": int(seconds) + 1,
    }


def _ask_once(source: Source, address: str, seconds: float) -> bytes:
    name = {"name": source.name}
    try:
        with opened(address, said_of_us(), seconds=max(seconds, 0.01)) as answer:
            return _read(source, answer)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in {404, 410}:
            raise NotThere(_("%s does not know it.") % source.name) from None
        sentence = _("%(name)s answered with an error (%(code)s).") % {**name, "code": error.code}
        if error.code in PASSING:
            raise _Passing(sentence, _seconds_to_wait(error.headers.get("Retry-After"))) from None
        raise LookupFailed(sentence) from None
    except SentElsewhere:
        raise LookupFailed(_("%(name)s led to another address, which was not followed.") % name) from None
    except TimeoutError:
        raise LookupFailed(_("%(name)s did not answer in time.") % name) from None
    except (http.client.HTTPException, OSError) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            raise LookupFailed(_("%(name)s did not answer in time.") % name) from None
        raise _Passing(_("%(name)s could not be reached.") % name) from None


def _read(source: Source, answer: Any) -> bytes:
    content = b""
    while piece := answer.read(64 * 1024):
        content += piece
        if len(content) > LARGEST:
            raise LookupFailed(_("%s sent more than can be one answer; it was not read.") % source.name)
    if getattr(answer, "length", 0):  # what was announced and never came
        raise _Passing(_("The answer of %s broke off.") % source.name)
    return content


def said_of_us() -> dict[str, str]:
    """Say who asks and how to reach them, as all three sources wish."""
    contact = f"; mailto:{settings.LOOKUP_CONTACT}" if settings.LOOKUP_CONTACT else ""
    return {"User-Agent": f"IntegratedCareEvidenceLibrary/1 ({settings.SITE_URL}{contact})", "Accept": "*/*"}


def _seconds_to_wait(written: str | None) -> float | None:
    """Read Retry-After: seconds, or a date (RFC 9110, section 10.2.3)."""
    if not written:
        return None
    if written.strip().isdecimal():
        return float(min(int(written.strip()[:9]), 24 * 3600))
    try:
        return max(email.utils.parsedate_to_datetime(written).timestamp() - time.time(), 0.0)
    except ValueError:
        return None


_turn = threading.Lock()
_asked: dict[str, float] = {}


def _wait_for_turn(source: Source) -> None:
    """Leave a moment between two questions to one source: PubMed takes three a second."""
    with _turn:
        now = time.monotonic()
        mine = max(now, _asked.get(source.setting, 0.0) + source.pause)
        _asked[source.setting] = mine
    time.sleep(mine - now)
