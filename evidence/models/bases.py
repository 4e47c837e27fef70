"""The small abstract bases that every record, link and vocabulary term is built on."""

from contextvars import ContextVar
from functools import cache
from typing import Any, ClassVar, Self, TypeVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from ..enums import Status, Verification

FIRST_YEAR, LAST_YEAR = 1900, 2100

AnyModel = TypeVar("AnyModel", bound=models.Model)

open_change_set: ContextVar[Any] = ContextVar("open_change_set")


class NoOpenChangeSet(Exception):
    """A record was about to change outside an action, so nobody could say who changed it or why."""


def current_change_set_id() -> int:
    """Return the number of the open change set; raise NoOpenChangeSet outside an action."""
    try:
        return open_change_set.get().pk
    except LookupError:
        raise NoOpenChangeSet("Records change only inside an action of evidence.curation.") from None


def current_actor(**_: Any) -> Any:
    """Return who makes the open change set, for the historical row."""
    change_set = open_change_set.get(None)
    return change_set.by if change_set else None


class HistoricalRow(models.Model):
    """What every historical row has besides the record's own fields: the change set that made it."""

    change_set = models.ForeignKey(
        "evidence.ChangeSet", models.PROTECT, related_name="+", default=current_change_set_id, editable=False
    )

    class Meta:
        abstract = True


def history() -> HistoricalRecords:
    """Return the history of one model: one row a change, pointing to its change set."""
    return HistoricalRecords(bases=[HistoricalRow], get_user=current_actor)


def historical_rows(model: type[models.Model]) -> models.QuerySet[Any]:
    """Return the historical rows of a table, each with the change set that made it."""
    rows: models.QuerySet[Any] = model.history.all()  # type: ignore[attr-defined]  # given by history()
    return rows


@cache
def visible_condition(model: type[models.Model], prefix: str = "") -> Q:
    """Return the one rule of what the public sees: published, and every parent that it needs is visible.

    A parent that may be empty is needed only where it is given.
    """
    condition = Q()
    if hasattr(model, "status"):
        condition &= Q(**{f"{prefix}status": Status.PUBLISHED})
    for name in getattr(model, "needs", ()):
        field = model._meta.get_field(name)
        parent = visible_condition(related_model(model, name), f"{prefix}{name}__")
        condition &= Q(**{f"{prefix}{name}__isnull": True}) | parent if field.null else parent
    return condition


class VisibleQuerySet(models.QuerySet[AnyModel]):
    """Rows with the one rule of visibility."""

    def visible(self) -> Self:
        """Return the rows that the public may see."""
        return self.filter(visible_condition(self.model))


def visible_rows(model: type[models.Model]) -> models.QuerySet[Any]:
    """Return the rows of any table that the public may see."""
    return model._default_manager.filter(visible_condition(model))


def related_model(model: type[models.Model], name: str) -> type[models.Model]:
    """Return the model at the other end of a relation."""
    found = model._meta.get_field(name).related_model
    if not isinstance(found, type):
        raise TypeError(f"{model.__name__}.{name} is not a relation to one model")
    return found


class Link(models.Model):
    """A row that ties records together; it is visible when all the records it needs are."""

    needs: ClassVar[tuple[str, ...]] = ()
    objects = VisibleQuerySet.as_manager()

    class Meta:
        abstract = True


class Curated(models.Model):
    """What curators enter: a stage, a mark of how far it was checked, and where it was seen."""

    needs: ClassVar[tuple[str, ...]] = ()

    status = models.CharField(max_length=12, choices=Status, default=Status.DRAFT, editable=False, db_index=True)
    verification = models.CharField(
        max_length=12,
        choices=Verification,
        default=Verification.RECALLED,
        help_text="How far the facts were checked. “Seen at a source” needs the address.",
    )
    source_url = models.URLField("source address", max_length=500, blank=True, help_text="Where the facts were seen.")
    note = models.TextField(blank=True, help_text="What a reader should know about how this was recorded.")
    withdrawn_reason = models.TextField(blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="%(class)s_status_known"),
            models.CheckConstraint(
                condition=Q(verification__in=Verification.values), name="%(class)s_verification_known"
            ),
            models.CheckConstraint(
                condition=~Q(verification=Verification.SEEN) | ~Q(source_url=""), name="%(class)s_seen_has_address"
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.WITHDRAWN) | ~Q(withdrawn_reason=""), name="%(class)s_withdrawn_has_reason"
            ),
        ]


class Record(Curated):
    """A curated record with a permanent address, below ``folder`` where it has a page of its own."""

    folder: ClassVar[str] = ""

    slug = models.SlugField(
        max_length=80, unique=True, help_text="Its permanent address; never changes once published."
    )

    class Meta(Curated.Meta):
        abstract = True
        constraints = [
            *Curated.Meta.constraints,
            models.CheckConstraint(condition=~Q(slug=""), name="%(class)s_slug_given"),
        ]

    def get_absolute_url(self) -> str:
        """Return the promised address; pages hold hundreds of these, so it is written out and held by a test."""
        return address(type(self), self.slug)


class Term(models.Model):
    """A word of a controlled vocabulary: loaded from a data file, retired and never deleted."""

    slug = models.SlugField(max_length=80, unique=True)
    label = models.CharField(max_length=120)
    definition = models.TextField(blank=True)
    synonyms = models.TextField(blank=True, help_text="One a line; search finds the records through them.")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    source = models.CharField(max_length=200, blank=True)
    retired_on = models.DateField(null=True, blank=True)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["label"]
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="%(class)s_slug_given"),
            models.CheckConstraint(condition=~Q(label=""), name="%(class)s_label_given"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="%(class)s_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.label


def address(model: type[Record], slug: str) -> str:
    """Return the page of a record."""
    return f"/{model.folder}/{slug}/"


def year_field(**kwargs: Any) -> models.PositiveSmallIntegerField:
    """Return a field for a calendar year that may be unknown."""
    return models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)], **kwargs
    )


def year_in_range(*names: str) -> list[models.CheckConstraint]:
    """Return the constraints that keep the named years between 1900 and 2100."""
    return [
        models.CheckConstraint(
            condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__range": (FIRST_YEAR, LAST_YEAR)}),
            name=f"%(class)s_{name}_in_range",
        )
        for name in names
    ]


def years_in_order() -> models.CheckConstraint:
    """Return the constraint that nothing ends before it starts."""
    return models.CheckConstraint(
        condition=Q(start_year__isnull=True) | Q(end_year__isnull=True) | Q(end_year__gte=F("start_year")),
        name="%(class)s_ends_after_start",
    )


def known_choice(name: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    """Return the constraint that a choice is empty or one of its values."""
    return models.CheckConstraint(condition=Q(**{f"{name}__in": ["", *choices.values]}), name=f"%(class)s_{name}_known")


def at_most_one(*names: str) -> models.CheckConstraint:
    """Return the constraint that at most one of two relations is given."""
    first, second = names
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True}) | Q(**{f"{second}__isnull": True}),
        name=f"%(class)s_one_of_{first}_and_{second}",
    )


def exactly_one(*names: str) -> models.CheckConstraint:
    """Return the constraint that exactly one of two relations is given."""
    first, second = names
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True, f"{second}__isnull": False})
        | Q(**{f"{first}__isnull": False, f"{second}__isnull": True}),
        name=f"%(class)s_either_{first}_or_{second}",
    )


def unique_pair(*names: str) -> models.UniqueConstraint:
    """Return the constraint that a link is recorded once."""
    return models.UniqueConstraint(fields=names, name="%(class)s_once")


def not_itself(first: str, second: str) -> models.CheckConstraint:
    """Return the constraint that a record is not linked to itself."""
    return models.CheckConstraint(condition=~Q(**{first: F(second)}), name="%(class)s_not_itself")
