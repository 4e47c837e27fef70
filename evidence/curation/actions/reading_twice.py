"""Reading twice: two people answer the same questions blind, a person settles where they differ."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from ...enums import AppraisalTool, CerqualComponent, ComponentConcern, Confidence, ReadingTask, Status, Verification
from ...models import (
    Appraisal,
    AppraisalAnswer,
    DoubleReading,
    Lesson,
    Outcome,
    Paper,
    Reading,
    ReadingAnswer,
    Settlement,
    WorkInProgress,
)
from ..changes import Change, change
from ..errors import NotComplete, Refusal, WrongStage
from ..instruments import (
    MMAT_PARTS,
    NOT_REPORTED,
    SOURCES_FOR_CERQUAL,
    Question,
    count_qualitative_sources,
    mmat_applies,
    questions_of,
)
from ..permissions import Right, check_may
from ..readings import Compared, check_may_settle, compare
from ..rows import plain_rows
from ..turns import turn
from .people import name_of
from .proposing import propose

Given = Mapping[str, tuple[str, str]]  # for a question, the answer and the reason


def open_double_reading(record: Paper | Outcome, task: str, *, by: User, parts: str = "") -> DoubleReading:
    """Ask two people to read something; a paper's quality by the parts of MMAT that fit its methods."""
    check_may(by, Right.WRITE)
    if task not in ReadingTask.values or isinstance(record, Outcome) is not (task == ReadingTask.DIRECTION):
        raise Refusal("The direction is read of an outcome; quality and inclusion are read of a paper.")
    chosen = [part for part in MMAT_PARTS if part in parts.split(",")] if task == ReadingTask.APPRAISAL else []
    if task == ReadingTask.APPRAISAL and isinstance(record, Paper):
        if not mmat_applies(record):
            raise Refusal("MMAT appraises studies; to reviews, editorials, policies and protocols it does not apply.")
        if not chosen:
            raise NotComplete("Choose the parts of MMAT that fit the methods of the study.")
    owner = {"outcome": record} if isinstance(record, Outcome) else {"paper": record}
    try:
        with transaction.atomic():
            return DoubleReading.objects.create(task=task, parts=",".join(chosen), opened_by=by, **owner)
    except IntegrityError:
        raise Refusal("Two people are asked to read this already. Look among the readings.") from None


def hand_in_reading(double: DoubleReading, *, by: User, given: Given) -> Reading:
    """Hand in what a person found, whole and for good. Nobody sees it before the other has handed in, too."""
    check_may(by, Right.WRITE)
    questions = questions_of(double)
    _check_answers(questions, given)
    with transaction.atomic():
        current = DoubleReading.objects.select_for_update().get(pk=double.pk)
        there = list(Reading.objects.filter(double=current))
        if any(reading.reader_id == by.pk for reading in there):
            raise WrongStage("You have handed in your reading. It is not changed any more.")
        if len(there) >= 2:
            raise WrongStage("Two people have read this already.")
        reading = Reading.objects.create(double=current, reader=by, place=len(there) + 1)
        answers = [(question.name, *given[question.name]) for question in questions]
        ReadingAnswer.objects.bulk_create(
            ReadingAnswer(reading=reading, question=name, answer=answer, reason=reason.strip())
            for name, answer, reason in answers
        )
    return reading


def settle_readings(double: DoubleReading, *, by: User, given: Given) -> None:
    """Settle what two readers found, question by question where they differ, and let the result go live.

    Raises NotAllowed for one of the two where they differ and somebody else may settle it.
    """
    check_may(by, Right.REVIEW)
    with turn():
        current = DoubleReading.objects.select_for_update().get(pk=double.pk)
        if current.settled_at:
            raise WrongStage("This is settled already.")
        compared = compare(current, by)
        if not compared:
            raise WrongStage("One of the two is still reading. Nothing is shown or settled before.")
        check_may_settle(current, compared, by)
        differing = [one.question for one in compared if one.differs]
        _check_answers(differing, given)
        for question in differing:
            answer, reason = given[question.name]
            if not reason.strip():
                raise NotComplete(f"Say why, for “{question.label}”: it is kept with the answer.")
            Settlement.objects.create(
                double=current, question=question.name, answer=answer, reason=reason.strip(), by=by
            )
        _let_go_live(current, by)


def _let_go_live(double: DoubleReading, by: User) -> None:
    compared = compare(double, by)
    readers = [reading.reader for reading in Reading.objects.filter(double=double).select_related("reader")]
    if double.task != ReadingTask.INCLUSION:
        reader = next(reader for reader in readers if reader != by)
        reason = _who_judged(readers, compared, by)
        with change(by=reader, action="settle readings", reason=reason, accepted_by=by) as open_change:
            if double.task == ReadingTask.DIRECTION:
                _set_direction(double, compared[0].settled, open_change)
            else:
                _write_appraisal(double, compared, readers[0], open_change)
            double.settled_as = open_change.change_set
    double.settled_by, double.settled_at = by, timezone.now()
    double.save()


def _who_judged(readers: list[User], compared: list[Compared], by: User) -> str:
    """Return who read it and who settled it; one of the two settles only where nobody else may."""
    names = " and ".join(name_of(reader) for reader in readers)
    settled = f"settled by {name_of(by)}{', one of the two' if by in readers else ''}"
    what = settled if any(one.differs for one in compared) else f"they agree; let go live by {name_of(by)}"
    return f"Read by {names} without seeing each other's answers; {what}."


def _set_direction(double: DoubleReading, answer: str, open_change: Change) -> None:
    outcome = Outcome.objects.select_for_update().get(pk=double.outcome_id or 0)
    outcome.estimate_direction = "" if answer == NOT_REPORTED else answer
    open_change.save(outcome)


def _write_appraisal(double: DoubleReading, compared: list[Compared], appraiser: User, open_change: Change) -> None:
    found = Appraisal.objects.select_for_update().filter(
        tool=AppraisalTool.MMAT, paper=double.paper, appraiser=appraiser
    )
    appraisal = found.first() or Appraisal(tool=AppraisalTool.MMAT, paper=double.paper, appraiser=appraiser)
    differing = sum(one.differs for one in compared)
    found_out = f"they differed on {differing} of {len(compared)} questions" if differing else "they agreed"
    appraisal.is_applicable = True
    appraisal.reason = f"Read by two people without seeing each other's answers; {found_out}."
    appraisal.status, appraisal.verification = Status.PUBLISHED, Verification.SOURCE_TEXT
    open_change.save(appraisal)
    for answer in appraisal.answers.all():
        open_change.remove_link(answer)
    for one in compared:
        why = one.settlement.reason if one.settlement else _joined(one)
        answer = AppraisalAnswer(appraisal=appraisal, item=one.question.name, answer=one.settled, reason=why)
        open_change.save(answer)


def _joined(one: Compared) -> str:
    return " / ".join(dict.fromkeys(answer.reason for answer in one.answers if answer.reason))


def mark_not_applicable(paper: Paper, *, by: User) -> WorkInProgress:
    """Propose to say of a review, editorial or policy that MMAT does not apply to it."""
    if mmat_applies(paper):
        raise Refusal("MMAT applies to this paper: it is a study. Have it read by two people.")
    appraisal = Appraisal(
        tool=AppraisalTool.MMAT, paper=paper, appraiser=by, is_applicable=False, verification=Verification.SOURCE_TEXT
    )
    return propose(plain_rows([appraisal]), by=by, form="appraisal", title=str(appraisal), reason="", about=paper)


def propose_confidence(lesson: Lesson, *, by: User, confidence: str, reason: str, components: Given) -> WorkInProgress:
    """Propose how sure one may be of a lesson: four components, and an overall level never computed.

    Raises Refusal for a lesson with fewer than two pieces of qualitative research.
    """
    check_may(by, Right.SUBMIT)
    sources = count_qualitative_sources(lesson)
    if sources < SOURCES_FOR_CERQUAL:
        raise Refusal(
            f"GRADE-CERQual needs two pieces of qualitative research or more; this lesson has {sources}. "
            "Opinions and policies do not count, and papers of one study count once."
        )
    _check_components(components)
    if confidence not in Confidence.values:
        raise NotComplete("Propose the overall level.")
    if not reason.strip():
        raise NotComplete("Say why you propose this overall level.")
    appraisal = Appraisal.objects.filter(tool=AppraisalTool.CERQUAL, lesson=lesson, appraiser=by).first()
    appraisal = appraisal or Appraisal(tool=AppraisalTool.CERQUAL, lesson=lesson, appraiser=by)
    appraisal.confidence, appraisal.reason = confidence, reason.strip()
    appraisal.verification = Verification.SOURCE_TEXT
    stored = {answer.item: answer for answer in appraisal.answers.all()} if appraisal.pk else {}
    answers = []
    for name in CerqualComponent.values:
        answer = stored.get(name) or AppraisalAnswer(appraisal=appraisal, item=name)
        answer.answer, answer.reason = components[name][0], components[name][1].strip()
        answers.append(answer)
    title = f"How sure we are: {lesson}"
    return propose(plain_rows([appraisal, *answers]), by=by, form="cerqual", title=title, reason=reason, about=lesson)


def _check_components(components: Given) -> None:
    for component in CerqualComponent:
        concern, reason = components.get(component.value, ("", ""))
        if concern not in ComponentConcern.values:
            raise NotComplete(f"{component.label}: choose the level of concern.")
        if not reason.strip():
            raise NotComplete(f"{component.label}: write the reason for this level of concern.")


def _check_answers(questions: list[Question], given: Given) -> None:
    for question in questions:
        if given.get(question.name, ("", ""))[0] not in question.answers:
            raise NotComplete(f"Answer “{question.label}”. All questions are answered before a reading is handed in.")
