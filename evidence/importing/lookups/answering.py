"""Whether an address on the web still answers: its status alone is read, and only hosts of the open web are asked."""

import http.client
import socket
import ssl
import time
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from ...models import LinkAnswer
from . import connecting
from .fetching import said_of_us
from .public_hosts import NoSuchHost, NotPublic, connect

SECONDS = 8.0  # for one address with all the places that it leads to
MOST_STEPS = 6
KEPT_AS_WRITTEN = "/%:@!$&'()*+,;=~?"
# What a failure says, the first that fits.
FAULTS: tuple[tuple[type[Exception], LinkAnswer], ...] = (
    (NotPublic, LinkAnswer.REFUSED),
    (NoSuchHost, LinkAnswer.UNKNOWN),
    (TimeoutError, LinkAnswer.SILENT),
    (ssl.SSLError, LinkAnswer.UNCLEAR),  # a browser may be more patient with it than we are
    (http.client.HTTPException, LinkAnswer.UNCLEAR),
    (OSError, LinkAnswer.CLOSED),
    (ValueError, LinkAnswer.REFUSED),  # what is written is no address
)


@dataclass(frozen=True)
class Answer:
    """What came of asking, and the status of HTTP where one came."""

    kind: LinkAnswer
    code: int | None = None


def ask_address(address: str) -> Answer:
    """Ask an address, following where it leads; whatever happens is an answer."""
    try:
        return _follow(address, time.monotonic() + SECONDS)
    except (NotPublic, NoSuchHost, http.client.HTTPException, OSError, ValueError) as error:
        return Answer(next(meaning for kind, meaning in FAULTS if isinstance(error, kind)))


def _follow(address: str, until: float) -> Answer:
    for _step in range(MOST_STEPS):
        code, leads_to = _ask_politely(address, until)
        if not leads_to:
            return Answer(_meaning(code), code)
        address = urljoin(address, leads_to)
    return Answer(LinkAnswer.UNCLEAR)  # it leads round and round


def _meaning(code: int) -> LinkAnswer:
    """Tell what a status says; who asks to wait or to sign in is there."""
    if code in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return LinkAnswer.GONE
    if code in {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
        return LinkAnswer.UNCLEAR
    return LinkAnswer.BROKEN if code >= HTTPStatus.INTERNAL_SERVER_ERROR else LinkAnswer.ANSWERS


def _ask_politely(address: str, until: float) -> tuple[int, str]:
    """Ask for the head alone, and for the page where a server will not give its head."""
    half = time.monotonic() + (until - time.monotonic()) / 2
    try:
        code, leads_to = _ask_once("HEAD", address, half)
    except (http.client.HTTPException, ConnectionError, TimeoutError):
        pass  # asked as browsers ask, it may speak
    else:
        if code < HTTPStatus.BAD_REQUEST or _meaning(code) is LinkAnswer.UNCLEAR:  # who asks for rest, is left alone
            return code, leads_to
    return _ask_once("GET", address, until)


def _ask_once(method: str, address: str, until: float) -> tuple[int, str]:
    """Return the status, and where it leads. The content is never read."""
    seconds = until - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(address)
    host = parts.hostname if ":" in parts.hostname else parts.hostname.encode("idna").decode()
    port = parts.port or (443 if parts.scheme == "https" else 80)
    watch = connecting.Watch(seconds)
    try:
        watch.sock = connect(host, port, seconds)
        with watch.sock as plain:
            if parts.scheme == "http":
                answer = _speak(plain, method, parts, host, port)
            else:
                with ssl.create_default_context().wrap_socket(plain, server_hostname=host) as secure:
                    watch.sock = secure
                    answer = _speak(secure, method, parts, host, port)
        watch.check()  # shut while the headers came, what has arrived looks like an end
    except (OSError, http.client.HTTPException) as error:
        if watch.is_up:
            raise TimeoutError from error
        raise
    finally:
        watch.timer.cancel()
    return answer


def _speak(sock: socket.socket, method: str, parts: SplitResult, host: str, port: int) -> tuple[int, str]:
    line = http.client.HTTPConnection(host, port)
    line.default_port = 443 if parts.scheme == "https" else 80  # not named where it goes without saying
    line.sock = sock
    asked = parts._replace(scheme="", netloc="", path=parts.path or "/", fragment="").geturl()
    line.request(method, quote(asked, safe=KEPT_AS_WRITTEN), headers={**said_of_us(), "Connection": "close"})
    with line.getresponse() as answer:
        leads_to = answer.headers.get("Location", "") if 300 <= answer.status < 400 else ""
        return answer.status, leads_to
