"""Where a briefing is kept: in its address, a long one under a short key, and in one cookie of the reader's browser.

A long briefing lies where long search strategies lie, under the same bounds of size, number and time: see
docs/decisions/0014. The cookie holds no more than the query of the address.
"""

import json
from functools import cached_property
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from ...search import StrategyGone, read_strategy, store_strategy
from .state import Briefing

COOKIE = "briefing"
DAYS_KEPT = 90
LONGEST_QUERY = 2_000  # mail programs and browsers cut longer addresses, and a cookie ends at 4,000
KEPT = "kept"
MARK = "briefing"


class BriefingGone(Exception):
    """An address names a long briefing that is not, or no longer, kept."""


def query_of(briefing: Briefing) -> str:
    """Return the query of a briefing's address; one that is too long is kept under a key. Raises StrategyTooLong."""
    if len(briefing.query) <= LONGEST_QUERY:
        return briefing.query
    key = store_strategy(json.dumps({MARK: briefing.pairs()}, separators=(",", ":")))
    return urlencode({KEPT: key})


def address_of(briefing: Briefing, *more: tuple[str, str]) -> str:
    """Return the address of a briefing. Raises StrategyTooLong."""
    query = "&".join(part for part in (query_of(briefing), urlencode(more, safe=":/")) if part)
    return f"{reverse('briefing')}?{query}" if query else reverse("briefing")


def read_briefing(data: QueryDict) -> Briefing:
    """Return the briefing of an address's query. Raises BriefingGone."""
    key = data.get(KEPT)
    return Briefing.read(_kept_under(key) if key else data)


def query_as_read(data: QueryDict, briefing: Briefing) -> str:
    """Return the query by which a briefing that was just read is found again; stores nothing."""
    key = data.get(KEPT)
    return urlencode({KEPT: key}) if key else briefing.query


def _kept_under(key: str) -> QueryDict:
    data = QueryDict(mutable=True)
    try:
        for name, value in json.loads(read_strategy(key))[MARK]:
            data.appendlist(str(name), str(value))
    except (StrategyGone, ValueError, TypeError, KeyError, RecursionError) as gone:
        raise BriefingGone(key) from gone  # never kept, no longer kept, or a search strategy
    return data


class OwnBriefing:
    """The briefing that the reader's browser keeps; read only where a page asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self._query = request.COOKIES.get(COOKIE, "")[: LONGEST_QUERY * 2]

    @cached_property
    def briefing(self) -> Briefing:
        """What is kept; empty where nothing is, or where it is no longer kept."""
        if not self._query:
            return Briefing()
        try:
            return read_briefing(QueryDict(self._query))
        except (BriefingGone, TooManyFieldsSent):
            return Briefing()

    def or_of(self, data: QueryDict) -> Briefing:
        """Return the briefing of an address's query, without reading it again where it is this one. May be gone."""
        is_own = data.get(KEPT) and QueryDict(self._query).get(KEPT) == data[KEPT] and self.briefing
        return self.briefing if is_own else read_briefing(data)

    @property
    def address(self) -> str:
        """Where it is shown."""
        return f"{reverse('briefing')}?{query_as_read(QueryDict(self._query), self.briefing)}"

    @property
    def count(self) -> int:
        """How many records are in it."""
        return len(self.briefing.records)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Its records, as buttons name them."""
        return frozenset(map(str, self.briefing.records))


def own_briefing(request: HttpRequest) -> dict[str, OwnBriefing]:
    """Return what every page shows of the reader's own briefing."""
    return {"own_briefing": own_of(request)}


def own_of(request: HttpRequest) -> OwnBriefing:
    """Return the reader's own briefing, read at most once for a request."""
    own = request.__dict__.get("own_briefing")
    if not isinstance(own, OwnBriefing):
        own = request.__dict__["own_briefing"] = OwnBriefing(request)
    return own


def keep(response: HttpResponse, briefing: Briefing) -> None:
    """Have the browser keep a briefing, or forget an empty one. Raises StrategyTooLong."""
    if not briefing:
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    response.set_cookie(
        COOKIE,
        query_of(briefing),
        max_age=DAYS_KEPT * 24 * 3600,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
