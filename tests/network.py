"""Tests reach this machine only: loopback addresses and unix sockets."""

import ipaddress
import socket

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_sendto = socket.socket.sendto
_look_up = socket.getaddrinfo


class NetworkBlockedError(RuntimeError):
    """A test tried to leave this machine."""


def block_network() -> None:
    """Refuse every other address from now on, for the whole process."""
    socket.socket.connect = _guarded(_connect)
    socket.socket.connect_ex = _guarded(_connect_ex)
    socket.socket.sendto = _guarded(_sendto)
    socket.getaddrinfo = _guarded_look_up


def _guarded(method):
    def call(self, *arguments):
        if self.family != socket.AF_UNIX:
            _check(arguments[-1][0])
        return method(self, *arguments)

    return call


def _guarded_look_up(host, *arguments, **options):
    _check(host)
    return _look_up(host, *arguments, **options)


def _check(host) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in {None, "", "localhost"}:
        return
    try:
        if ipaddress.ip_address(name).is_loopback or ipaddress.ip_address(name).is_unspecified:
            return
    except ValueError:
        pass  # a name other than localhost
    raise NetworkBlockedError(f"Tests must not reach {name}: give the code what it would have fetched.")
