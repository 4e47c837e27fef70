"""Lessons, and the evidence that supports, qualifies or contradicts them."""

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce

from ..enums import LessonKind, Level, Stance
from .bases import Curated, Link, Record
from .history import history
from .initiative import Initiative
from .paper import Paper
from .programme import Programme
from .rules import at_most_one, known_choice, unique_pair
from .theme import Theme
from .vocabulary import Audience, Factor


class Lesson(Record):
    """One plain statement that can be carried elsewhere, such as "Integration seldom saves money early"."""

    statement = models.CharField(max_length=300)
    explanation = models.TextField(blank=True)
    kind = models.CharField(max_length=12, choices=LessonKind)
    factor = models.ForeignKey(Factor, models.PROTECT, null=True, blank=True, related_name="lessons")
    level = models.CharField(max_length=12, choices=Level, blank=True)
    themes = models.ManyToManyField(Theme, through="LessonTheme", related_name="lessons")
    audiences = models.ManyToManyField(Audience, through="LessonAudience", related_name="lessons")

    folder = "lessons"
    title_field = "statement"
    history = history()

    class Meta(Record.Meta):
        ordering = ["statement"]
        constraints = [
            *(
                constraint
                for constraint in Record.Meta.constraints
                if constraint.name != "%(class)s_seen_has_address"  # its addresses stand with its evidence
            ),
            models.CheckConstraint(condition=~Q(statement=""), name="%(class)s_statement_given"),
            models.CheckConstraint(condition=Q(kind__in=LessonKind.values), name="%(class)s_kind_known"),
            known_choice("level", Level),
        ]


class LessonTheme(Link):
    """A lesson belongs to a theme."""

    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="theme_links")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="lesson_links")

    needs = ("lesson", "theme")
    history = history()

    class Meta:
        ordering = ["id"]
        constraints = [unique_pair("lesson", "theme")]

    def __str__(self) -> str:
        return f"{self.lesson}: {self.theme}"


class LessonAudience(Link):
    """A lesson is for these people to act on."""

    lesson = models.ForeignKey(Lesson, models.CASCADE, related_name="audience_links")
    audience = models.ForeignKey(Audience, models.PROTECT, related_name="lesson_links")

    needs = ("lesson",)
    history = history()

    class Meta:
        ordering = ["id"]
        constraints = [unique_pair("lesson", "audience")]

    def __str__(self) -> str:
        return f"{self.lesson}: {self.audience}"


class LessonEvidence(Curated):
    """A paper supports, qualifies or contradicts a lesson, at a place in its text."""

    lesson = models.ForeignKey(Lesson, models.PROTECT, related_name="evidence")
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="evidence")
    initiative = models.ForeignKey(Initiative, models.PROTECT, null=True, blank=True, related_name="evidence")
    programme = models.ForeignKey(Programme, models.PROTECT, null=True, blank=True, related_name="evidence")
    stance = models.CharField(max_length=12, choices=Stance)
    locator = models.CharField(max_length=120, blank=True, help_text="Page, section or paragraph.")
    is_second_hand = models.BooleanField(
        "second-hand", default=False, help_text="Known only as another text cites it; the locator says which."
    )

    needs = ("lesson", "paper")
    history = history()

    class Meta(Curated.Meta):
        verbose_name_plural = "lesson evidence"
        constraints = [
            *Curated.Meta.constraints,
            at_most_one("initiative", "programme"),
            models.CheckConstraint(condition=Q(stance__in=Stance.values), name="%(class)s_stance_known"),
            # Empty relations count as equal, which a plain unique constraint would not do on SQLite.
            models.UniqueConstraint(
                "lesson",
                "paper",
                Coalesce("initiative", Value(0)),
                Coalesce("programme", Value(0)),
                "locator",
                "stance",
                name="%(class)s_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper} {self.get_stance_display().lower()} “{self.lesson}”"
