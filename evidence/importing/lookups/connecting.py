"""Connections that end by themselves: to the one host that was asked, within a time, and never to another."""

import http.client
import socket
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

CONNECT_AND_READ = 5.0  # seconds without a sign of life
MOST_REDIRECTS = 3


class SentElsewhere(Exception):
    """The host led to another host, which is not followed."""


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect to the same scheme, host and port, and no other."""

    max_redirections = MOST_REDIRECTS

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
            fp.close()
            raise SentElsewhere(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Watch:
    """Shuts the connection when the time for all of it is up, also where it sends a byte now and then."""

    def __init__(self, seconds: float):
        self.sock: socket.socket | None = None
        self.is_up = False
        self.timer = threading.Timer(seconds, self._shut)
        self.timer.daemon = True
        self.timer.start()

    def _shut(self) -> None:
        self.is_up = True
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)

    def check(self) -> None:
        """Raise TimeoutError where the time was up."""
        if self.is_up:
            raise TimeoutError

    def connection(self, kind: type[http.client.HTTPConnection]) -> Any:
        """Return the kind of connection, watched from the moment that it stands."""
        watch = self

        class Watched(kind):  # type: ignore[misc, valid-type]
            def connect(self) -> None:
                super().connect()
                watch.sock = self.sock

        return Watched


class _Handler(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    """Opens watched connections."""

    def __init__(self, watch: Watch):
        super().__init__()
        self.watch = watch

    def http_open(self, req: Any) -> Any:
        return self.do_open(self.watch.connection(http.client.HTTPConnection), req)

    def https_open(self, req: Any) -> Any:
        secure = self.watch.connection(http.client.HTTPSConnection)
        return self.do_open(secure, req, context=ssl.create_default_context())


@contextmanager
def opened(address: str, headers: dict[str, str], *, seconds: float) -> Iterator[Any]:
    """Open an address; raises TimeoutError when the time for everything that is done with it is up."""
    watch = Watch(seconds)
    opener = urllib.request.OpenerDirector()
    # Only these: no file, no ftp, no other scheme that an address could name.
    for handler in (
        urllib.request.ProxyHandler(),
        _Handler(watch),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _SameHost(),
    ):
        opener.add_handler(handler)
    try:
        request = urllib.request.Request(address, headers=headers)  # noqa: S310 - the opener knows no other scheme
        with opener.open(request, timeout=min(CONNECT_AND_READ, seconds)) as answer:
            yield answer
        watch.check()  # shut while the headers came, what has arrived looks like an end
    except Exception as error:
        if watch.is_up and not isinstance(error, SentElsewhere):
            raise TimeoutError from error
        raise
    finally:
        watch.timer.cancel()
