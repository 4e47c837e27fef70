"""Appraisals: how good a study is, and how sure we are of a lesson. Never a total, never one star."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ..enums import AppraisalTool, Concern, Confidence
from .bases import Curated, Link
from .history import history
from .lesson import Lesson
from .paper import Paper
from .rules import exactly_one, known_choice, unique_pair


class Appraisal(Curated):
    """A judgement by a named curator of one paper (MMAT) or one lesson (GRADE-CERQual)."""

    tool = models.CharField(max_length=12, choices=AppraisalTool)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="appraisals")
    lesson = models.ForeignKey(Lesson, models.PROTECT, null=True, blank=True, related_name="appraisals")
    appraiser = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appraisals")
    is_applicable = models.BooleanField(
        "the tool applies", default=True, help_text="MMAT does not apply to reviews, editorials and policies."
    )
    concern = models.CharField(
        "concern about the study",
        max_length=8,
        choices=Concern,
        blank=True,
        help_text="Stated by the appraiser, with the reason; never computed from the items. Shades the study's row.",
    )
    confidence = models.CharField("overall confidence", max_length=12, choices=Confidence, blank=True)
    reason = models.TextField(blank=True)

    needs = ("paper", "lesson")
    history = history()

    class Meta(Curated.Meta):
        constraints = [
            *(
                constraint
                for constraint in Curated.Meta.constraints
                if constraint.name != "%(class)s_seen_has_address"  # a judgement is made here, not seen elsewhere
            ),
            exactly_one("paper", "lesson"),
            models.CheckConstraint(
                condition=Q(tool=AppraisalTool.MMAT, paper__isnull=False, confidence="")
                | Q(tool=AppraisalTool.CERQUAL, lesson__isnull=False),
                name="%(class)s_tool_fits_record",
            ),
            known_choice("concern", Concern),
            models.CheckConstraint(
                condition=Q(concern="") | Q(paper__isnull=False), name="%(class)s_concern_is_about_a_paper"
            ),
            known_choice("confidence", Confidence),
            models.UniqueConstraint(fields=["tool", "paper", "appraiser"], name="%(class)s_once_a_paper"),
            models.UniqueConstraint(fields=["tool", "lesson", "appraiser"], name="%(class)s_once_a_lesson"),
        ]

    def __str__(self) -> str:
        return f"{self.get_tool_display()}: {self.paper or self.lesson}"


class AppraisalAnswer(Link):
    """The answer to one item of an appraisal, with its reason."""

    appraisal = models.ForeignKey(Appraisal, models.CASCADE, related_name="answers")
    item = models.CharField(max_length=40, help_text="Item of the tool, such as 1.1 or coherence.")
    answer = models.CharField(max_length=40)
    reason = models.TextField(blank=True)

    needs = ("appraisal",)
    history = history()

    class Meta:
        ordering = ["item"]
        constraints = [
            unique_pair("appraisal", "item"),
            models.CheckConstraint(condition=~Q(item="") & ~Q(answer=""), name="%(class)s_answered"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.answer}"
