"""Imports: a file that somebody brought, and what would become, and became, of each record in it."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from ..enums import ImportAction, ImportChoice, ImportStage
from .change import ChangeSet
from .work_in_progress import WorkInProgress


class ImportRun(models.Model):
    """One file, read and compared with the library; applied as one change set, and undone as one.

    ``kind`` is the kind of record that it brings. ``work`` holds what it would change in published records, for a
    second person to accept.
    """

    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    format = models.CharField(max_length=12)
    kind = models.CharField(max_length=40, default="paper")
    sheet = models.CharField(max_length=60, blank=True, help_text="The library's own form of file, where it is one.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="imports")
    at = models.DateTimeField(auto_now_add=True)
    stage = models.CharField(max_length=12, choices=ImportStage, default=ImportStage.READING, db_index=True)
    records = models.PositiveIntegerField(default=0, help_text="Records that the file holds.")
    read = models.PositiveIntegerField(default=0, help_text="Records read and compared so far.")
    library_at = models.BigIntegerField(default=0, help_text="The last change that the comparison knew of.")
    note = models.TextField(blank=True, help_text="What is to be said of the file as a whole.")
    change_set = models.OneToOneField(ChangeSet, models.PROTECT, null=True, blank=True, related_name="import_run")
    work = models.OneToOneField(WorkInProgress, models.PROTECT, null=True, blank=True, related_name="import_run")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=ImportStage.values), name="%(class)s_stage_known"),
            models.CheckConstraint(condition=~Q(file_name="") & ~Q(sha256=""), name="%(class)s_file_named"),
            models.CheckConstraint(condition=Q(read__lte=F("records")), name="%(class)s_reads_what_is_there"),
            models.CheckConstraint(
                condition=Q(stage__in=[ImportStage.APPLIED, ImportStage.UNDONE])
                | Q(change_set__isnull=True, work__isnull=True),
                name="%(class)s_changes_when_applied",
            ),
            models.CheckConstraint(
                condition=~Q(stage=ImportStage.REFUSED) | ~Q(note=""), name="%(class)s_refused_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"Import {self.pk}: {self.file_name}"


class ImportRow(models.Model):
    """One record of an imported file: as it was read, what it would do, and what somebody decided.

    ``parsed`` is the record, ``matched`` the number of the record of the library that it is or may be,
    ``differences`` what would change in that: ``[{"field", "before", "after"}]``.
    """

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    line = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=500, blank=True)
    excerpt = models.TextField(blank=True)
    parsed = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    action = models.CharField(max_length=12, choices=ImportAction)
    choice = models.CharField(max_length=12, choices=ImportChoice, default=ImportChoice.PROPOSED)
    matched = models.BigIntegerField(null=True, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    differences = models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ["run", "number"]
        indexes = [models.Index(fields=["run", "action", "number"])]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="%(class)s_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="%(class)s_number_from_one"),
            models.CheckConstraint(condition=Q(action__in=ImportAction.values), name="%(class)s_action_known"),
            models.CheckConstraint(condition=Q(choice__in=ImportChoice.values), name="%(class)s_choice_known"),
            models.CheckConstraint(
                condition=~Q(action__in=[ImportAction.UPDATE, ImportAction.UNCHANGED]) | Q(matched__isnull=False),
                name="%(class)s_update_of_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run}, record {self.number}"
