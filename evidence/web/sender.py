"""Who sends a request, as far as it must be known to hold one sender to a measure."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def sender_of(request: HttpRequest) -> str:
    """Return the network address from which a request came; of the newer sort, the part that is one household's.

    Served over https the library stands behind a proxy, whose own word is the last in the list that it passes on;
    everything before that the sender may have made up.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or address
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address) and not known.ipv4_mapped:
        return str(ip_network((known, 64), strict=False).network_address)
    return str(known)
