"""Connections to hosts of the open web only: whatever a record's address says, nothing inside is ever asked."""

import ipaddress
import socket

from django.conf import settings

from .connecting import CONNECT_AND_READ

TUNNELS = tuple(ipaddress.IPv6Network(each) for each in ("2001::/32", "2002::/16"))  # carry addresses of version 4
OPEN_WEB = ipaddress.IPv6Network("2000::/3")


class NotPublic(Exception):
    """The host is this machine, or one of a private network."""


class NoSuchHost(Exception):
    """The name belongs to no host."""


def connect(host: str, port: int, seconds: float) -> socket.socket:
    """Connect to a host, at the very address that was looked at: a name cannot point elsewhere in between.

    Raises NotPublic, NoSuchHost, TimeoutError, OSError.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise OSError("names cannot be looked up") from None
        raise NoSuchHost(host) from None
    if not settings.ASK_PRIVATE_ADDRESSES and not all(is_public(str(where[0])) for *_kind, where in found):
        raise NotPublic(host)
    last: OSError = OSError("no address")
    for family, kind, protocol, _name, where in found:
        one = socket.socket(family, kind, protocol)
        one.settimeout(min(CONNECT_AND_READ, seconds))
        try:
            one.connect(where)
        except OSError as error:
            one.close()
            last = error
        else:
            return one
    raise last


def is_public(written: str) -> bool:
    """Whether an address of the internet protocol belongs to the open web."""
    address = ipaddress.ip_address(written.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(str(address.ipv4_mapped))
        return address in OPEN_WEB and address.is_global and not any(address in each for each in TUNNELS)
    return address.is_global and not address.is_multicast
