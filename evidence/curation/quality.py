"""The quality desk: lists of records that lack something, each to be worked through until its count is nought.

One entry a list in ``LISTS``; the pages, their counts and the contract tests find it by themselves.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import Any, TypeAlias

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..enums import Status, Verification
from ..models import (
    STOPPED,
    Aim,
    Curated,
    Initiative,
    Lesson,
    LessonEvidence,
    LessonTheme,
    LinkCheck,
    Outcome,
    Paper,
    Policy,
    Programme,
    address_fields,
    historical_rows,
)
from ..search.confidence import single_source_lessons
from .identifier_checks import broken_identifiers
from .workflow import PUBLISH

Rows: TypeAlias = QuerySet[Any]
STALE_AFTER = timedelta(days=2 * 365)
ASK_AGAIN_AFTER = timedelta(days=180)
WITH_ADDRESSES = (Paper, Lesson, LessonEvidence, Outcome, Initiative, Programme, Policy, Aim)


@dataclass(frozen=True)
class QualityList:
    """One list: its name in addresses, what it says, why that matters, whose records, and which of them."""

    name: str
    label: str | Promise
    why: str | Promise
    model: type[Curated]
    narrow: Callable[[Rows], Rows]

    def rows(self) -> Rows:
        """Return the records of the list; what is withdrawn waits for nobody."""
        kept: Rows = self.model._default_manager.exclude(status=Status.WITHDRAWN)
        return self.narrow(kept)


def _without(**empty: Any) -> Callable[[Rows], Rows]:
    return lambda rows: rows.filter(**empty)


def _without_any(model: type[models.Model], owner: str) -> Callable[[Rows], Rows]:
    """Return what keeps the records to which no row of a table belongs."""

    def narrow(rows: Rows) -> Rows:
        kept = model._default_manager.filter(**{owner: OuterRef("pk")}).order_by()
        if issubclass(model, Curated):
            kept = kept.exclude(status=Status.WITHDRAWN)
        return rows.filter(~Exists(kept))

    return narrow


def _never_seen_by_a_second(rows: Rows) -> Rows:
    """Keep what is public though nobody but its author has published or accepted it."""
    seen = historical_rows(rows.model).filter(
        Q(change_set__accepted_by__isnull=False) | Q(change_set__action=PUBLISH.name), id=OuterRef("pk")
    )
    return rows.filter(~Exists(seen.order_by()), status=Status.PUBLISHED)


def _stale(rows: Rows) -> Rows:
    return rows.filter(updated_at__lt=timezone.now() - STALE_AFTER, status=Status.PUBLISHED)


def _stopped_answering(rows: Rows) -> Rows:
    return rows.filter(_any_address(rows, lambda field: Exists(_checks_of(field).filter(answer__in=STOPPED))))


def _not_asked_lately(rows: Rows) -> Rows:
    since = timezone.now() - ASK_AGAIN_AFTER
    return rows.filter(
        _any_address(
            rows, lambda field: ~Q(**{field: ""}) & ~Q(Exists(_checks_of(field).filter(checked_at__gte=since)))
        )
    )


def _checks_of(field: str) -> QuerySet[LinkCheck]:
    return LinkCheck.objects.filter(address=OuterRef(field))


def _any_address(rows: Rows, condition: Callable[[str], Q | Exists]) -> Q:
    return reduce(or_, (Q(condition(field)) for field in address_fields(rows.model)))


def _single_source(rows: Rows) -> Rows:
    return rows.filter(pk__in=single_source_lessons().values("lesson"), status=Status.PUBLISHED)


def _for_each(kinds: Iterable[type[Curated]], name: str, label: Any, why: Any, narrow: Any) -> list[QualityList]:
    return [QualityList(f"{kind._meta.model_name}-{name}", label, why, kind, narrow) for kind in kinds]


LISTS: tuple[QualityList, ...] = (
    QualityList(
        "lesson-no-source", _("No source"), _("A lesson that nobody says is no evidence."),
        Lesson, _without_any(LessonEvidence, "lesson"),
    ),
    QualityList(
        "lesson-no-theme", _("No theme"), _("Readers who browse by theme never meet it."),
        Lesson, _without_any(LessonTheme, "lesson"),
    ),
    QualityList(
        "lesson-single-source", _("Single source"), _("One study alone says so; a second would carry it further."),
        Lesson, _single_source,
    ),
    *_for_each(
        (LessonEvidence, Outcome, Aim), "no-locator", _("No locator"),
        _("Nobody finds the place in the text where it stands."), _without(locator=""),
    ),
    *_for_each(
        (Initiative, Programme, Policy), "no-address", _("No source address"),
        _("Readers cannot look where the facts were seen."), _without(source_url=""),
    ),
    *_for_each(
        (Paper, Lesson, LessonEvidence, Outcome, Initiative, Programme, Policy, Aim), "recalled",
        _("Recalled, unchecked"), _("Written down from memory; somebody has to look at the source."),
        _without(verification=Verification.RECALLED),
    ),
    *_for_each(
        (Paper, Lesson, LessonEvidence, Outcome, Initiative, Programme, Policy), "no-second-reader",
        _("No second reader"), _("Only one pair of eyes has seen it, or none."), _never_seen_by_a_second,
    ),
    QualityList(
        "paper-broken-identifier", _("Broken identifier"),
        _("The last digit of its ISBN does not fit the others, so it leads nowhere."), Paper, broken_identifiers,
    ),
    *_for_each(
        WITH_ADDRESSES, "stopped-link", _("Links that stopped answering"),
        _("Readers follow them in vain: look for the page's new place, or for a copy in an archive."),
        _stopped_answering,
    ),
    *_for_each(
        WITH_ADDRESSES, "unasked-link", _("Links not asked for half a year"),
        _("Have the addresses of these records asked, a few at a time."), _not_asked_lately,
    ),
    *_for_each(
        (Initiative, Programme, Policy), "stale", _("Not touched for two years"),
        _("What was true may have ended or changed."), _stale,
    ),
)  # fmt: skip

BY_NAME = {one.name: one for one in LISTS}


def count_lists() -> dict[str, int]:
    """Return the length of every list, in one query."""
    first, *others = [
        one.model._default_manager.filter(pk__in=one.rows().order_by().values("pk"))
        .order_by()
        .values(of_list=Value(one.name))
        .annotate(length=Count("pk"))
        for one in LISTS
    ]
    found = {row["of_list"]: row["length"] for row in first.union(*others, all=True)}
    return {one.name: found.get(one.name, 0) for one in LISTS}
