"""What may be seen of double readings: nobody sees an answer of either reader before both have handed in."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ..enums import ReadingTask
from ..models import DoubleReading, Paper, Reading, ReadingAnswer, Settlement
from .agreement import Agreement, agreement_of
from .errors import NotAllowed
from .instruments import Question, questions_of
from .permissions import Right, check_may, who_may


def double_readings() -> QuerySet[Any]:
    """Return all double readings with how many have handed in; it holds no answer."""
    found = DoubleReading.objects.select_related("paper", "outcome", "opened_by", "settled_by")
    return found.annotate(handed_in=Count("readings"))


def waits_for(user: User) -> Q:
    """Return the condition of the double readings that this person can still read."""
    mine = Reading.objects.filter(double=OuterRef("pk"), reader=user)
    return Q(settled_at=None, handed_in__lt=2) & ~Q(Exists(mine))


def readings_seen_by(user: User) -> QuerySet[Reading]:
    """Return the readings that a person may see: their own, and both where both have handed in."""
    other = Reading.objects.filter(double=OuterRef("double")).exclude(pk=OuterRef("pk"))
    return Reading.objects.filter(Q(reader=user) | Exists(other)).select_related("reader")


@dataclass(frozen=True)
class Compared:
    """One question with what both answered, and what was settled."""

    question: Question
    answers: tuple[ReadingAnswer, ReadingAnswer]
    settlement: Settlement | None

    @property
    def differs(self) -> bool:
        """Whether the two answered differently."""
        one, other = self.answers
        return one.answer != other.answer

    @property
    def settled(self) -> str:
        """The answer that stands: that of both, or the one that was settled; "" while nobody has settled it."""
        if not self.differs:
            return self.answers[0].answer
        return self.settlement.answer if self.settlement else ""


def compare(double: DoubleReading, user: User) -> list[Compared]:
    """Return both readers' answers question by question; nothing while one of them is still reading."""
    readings = list(readings_seen_by(user).filter(double=double).order_by("place").prefetch_related("answers"))
    if len(readings) < 2:
        return []
    first, second = ({answer.question: answer for answer in reading.answers.all()} for reading in readings)
    settled = {one.question: one for one in Settlement.objects.filter(double=double).select_related("by")}
    return [
        Compared(question, (first[question.name], second[question.name]), settled.get(question.name))
        for question in questions_of(double)
    ]


def check_may_settle(double: DoubleReading, compared: list[Compared], user: User) -> None:
    """Raise NotAllowed where this person may not settle it: where two differ, a third decides, if there is one."""
    check_may(user, Right.REVIEW)
    if not any(one.differs for one in compared):
        return
    readers = set(Reading.objects.filter(double=double).values_list("reader", flat=True))
    if user.pk in readers and settings.REVIEW_REQUIRED and who_may(Right.REVIEW).exclude(pk__in=readers).exists():
        raise NotAllowed("You are one of the two readers. Where the two differ, somebody else settles it.")


def may_settle(double: DoubleReading, compared: list[Compared], user: User) -> bool:
    """Return whether this person may settle it now."""
    if not compared or double.settled_at is not None:
        return False
    try:
        check_may_settle(double, compared, user)
    except NotAllowed:
        return False
    return True


def readings_behind_appraisal(paper: Paper) -> list[Any]:
    """Return the two readings behind the published quality of a paper, in one query; they are told by name alone.

    Each has ``differed``: whether anything had to be settled.
    """
    settled = Reading.objects.filter(
        double__task=ReadingTask.APPRAISAL, double__paper=paper, double__settled_at__isnull=False
    )
    settled = settled.annotate(differed=Exists(Settlement.objects.filter(double=OuterRef("double"))))
    return list(settled.select_related("reader", "double__settled_by").order_by("place"))


def agreement_by_question() -> dict[str, Agreement]:
    """Return how far first and second readers agree on each question, over all that both have read, in one query."""
    other = Reading.objects.filter(double=OuterRef("reading__double")).exclude(pk=OuterRef("reading"))
    rows = ReadingAnswer.objects.filter(Exists(other)).order_by("question", "reading__double", "reading__place")
    pairs: dict[tuple[str, int], list[str]] = defaultdict(list)
    for question, double, answer in rows.values_list("question", "reading__double", "answer"):
        pairs[question, double].append(answer)
    by_question: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for (question, _double), answers in pairs.items():
        if len(answers) == 2:
            by_question[question].append((answers[0], answers[1]))
    return {question: agreement_of(found) for question, found in by_question.items()}
