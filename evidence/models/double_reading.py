"""Two people read the same thing without seeing each other's answers; a person settles where they differ.

None of this is public, has a form in the admin, or a history of its own: a reading is written once, when it is handed
in, and shown only by ``curation.readings``, which waits for both.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ..enums import ReadingTask
from .change import ChangeSet
from .outcome import Outcome
from .paper import Paper


class DoubleReading(models.Model):
    """What two people are to read: a paper for its quality or its place in the library, or an outcome's direction."""

    task = models.CharField(max_length=12, choices=ReadingTask)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="double_readings")
    outcome = models.ForeignKey(Outcome, models.PROTECT, null=True, blank=True, related_name="double_readings")
    parts = models.CharField(max_length=20, blank=True, help_text="The parts of MMAT that apply, such as 1,5.")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="double_readings_opened")
    at = models.DateTimeField(auto_now_add=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="double_readings_settled"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_as = models.ForeignKey(ChangeSet, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(task=ReadingTask.DIRECTION, outcome__isnull=False, paper__isnull=True)
                | Q(task__in=[ReadingTask.APPRAISAL, ReadingTask.INCLUSION], paper__isnull=False, outcome__isnull=True),
                name="%(class)s_task_fits_record",
            ),
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True, settled_at__isnull=True, settled_as__isnull=True)
                | Q(settled_by__isnull=False, settled_at__isnull=False),
                name="%(class)s_settled_whole_or_open",
            ),
            models.UniqueConstraint(fields=["task", "paper"], name="%(class)s_once_a_paper"),
            models.UniqueConstraint(fields=["task", "outcome"], name="%(class)s_once_an_outcome"),
        ]

    def __str__(self) -> str:
        return f"{self.get_task_display()}: {self.paper or self.outcome}"


class Reading(models.Model):
    """What one of the two found: handed in whole, and never changed."""

    double = models.ForeignKey(DoubleReading, models.PROTECT, related_name="readings")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="readings")
    place = models.PositiveSmallIntegerField(help_text="1 for who handed in first, 2 for the other.")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.CheckConstraint(condition=Q(place__in=[1, 2]), name="%(class)s_first_or_second"),
            models.UniqueConstraint(fields=["double", "reader"], name="%(class)s_once_a_reader"),
            models.UniqueConstraint(fields=["double", "place"], name="%(class)s_once_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.double}, {self.place}"


class ReadingAnswer(models.Model):
    """What a reader answered to one question, and why."""

    reading = models.ForeignKey(Reading, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=40)
    answer = models.CharField(max_length=40)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(question="") & ~Q(answer=""), name="%(class)s_answered"),
            models.UniqueConstraint(fields=["reading", "question"], name="%(class)s_once"),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"


class Settlement(models.Model):
    """What was settled where the two differed: by whom, when and why."""

    double = models.ForeignKey(DoubleReading, models.PROTECT, related_name="settlements")
    question = models.CharField(max_length=40)
    answer = models.CharField(max_length=40)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="settlements")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(question="") & ~Q(answer="") & ~Q(reason=""), name="%(class)s_says_what_and_why"
            ),
            models.UniqueConstraint(fields=["double", "question"], name="%(class)s_once"),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"
