"""Lesson evidence as rows below a lesson and below a paper."""

from ..models import LessonEvidence
from .inlines import RecordInline

LOCATED = ("locator", "is_second_hand", "status")
LEARNED_IN = ("initiative", "programme")
CHECKED = ("verification", "source_url")


class LessonSourceInline(RecordInline):
    """The papers that bear on a lesson."""

    model = LessonEvidence
    autocomplete_fields = ("paper", "initiative", "programme")
    fields = (("paper", "stance"), LOCATED, LEARNED_IN, CHECKED)
    ordering = ("pk",)
    verbose_name = "piece of evidence"
    verbose_name_plural = "evidence: the papers that support, qualify or contradict it"


class PaperLessonInline(RecordInline):
    """The lessons that a paper bears on."""

    model = LessonEvidence
    autocomplete_fields = ("lesson", "initiative", "programme")
    fields = (("lesson", "stance"), LOCATED, LEARNED_IN, CHECKED)
    ordering = ("pk",)
    verbose_name = "piece of evidence"
    verbose_name_plural = "evidence: the lessons that it supports, qualifies or contradicts"
