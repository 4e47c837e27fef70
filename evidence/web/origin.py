"""Whether a form was sent by a page of the library itself, told by what browsers say of its origin."""

from django.conf import settings
from django.http import HttpRequest


def is_from_here(request: HttpRequest) -> bool:
    """Return whether a form came from the library's own pages.

    Browsers say so themselves; the very old ones that do not are let in. For forms that change nothing but what the
    sender's own browser keeps: everything else carries Django's token.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    own = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return origin is None or origin in own
