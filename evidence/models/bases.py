"""The small abstract bases that every record, link and vocabulary term is built on."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from ..enums import Status, Verification
from .visibility import VisibleQuerySet


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
    """A curated record with a permanent address, below ``folder`` where it has a page of its own.

    ``title_field`` names the field by which people know it.
    """

    folder: ClassVar[str] = ""
    title_field: ClassVar[str]

    slug = models.SlugField(
        max_length=80, unique=True, help_text="Its permanent address; never changes once published."
    )

    class Meta(Curated.Meta):
        abstract = True
        constraints = [
            *Curated.Meta.constraints,
            models.CheckConstraint(condition=~Q(slug=""), name="%(class)s_slug_given"),
        ]

    def __str__(self) -> str:
        return str(getattr(self, self.title_field))

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
