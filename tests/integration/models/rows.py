"""One valid row of any model, and changing it behind the back of every form and action."""

from datetime import UTC, date, datetime

from django.apps import apps
from django.db import models

from evidence.models import (
    AccountEvent,
    Acronym,
    Aim,
    Appraisal,
    AppraisalAnswer,
    Author,
    ChangeClock,
    ChangeSet,
    Correction,
    CorrectionSender,
    DoubleReading,
    Erasure,
    ImportRow,
    ImportRun,
    IndexChange,
    Initiative,
    InitiativeSuccession,
    Invitation,
    KeptApart,
    Lesson,
    LessonEvidence,
    LinkCheck,
    MovedAddress,
    Organisation,
    Outcome,
    Paper,
    Place,
    Policy,
    Programme,
    Reading,
    ReadingAnswer,
    Settlement,
    StoredQuestion,
    Study,
    Term,
    Theme,
    WorkInProgress,
)
from tests import factories

MODELS = [
    model for model in apps.get_app_config("evidence").get_models() if not model.__name__.startswith("Historical")
]
FACTORIES = {
    Acronym: factories.make_acronym,
    Aim: factories.the_aim,
    Appraisal: factories.make_appraisal,
    Author: factories.make_author,
    Correction: factories.make_correction,
    Initiative: factories.the_initiative,
    Lesson: factories.the_lesson,
    LessonEvidence: factories.make_lesson_evidence,
    Organisation: factories.make_organisation,
    Outcome: factories.the_outcome,
    Paper: factories.the_paper,
    Place: factories.the_place,
    Policy: factories.the_policy,
    Programme: factories.the_programme,
    StoredQuestion: lambda number: StoredQuestion.objects.create(
        key=f"key-{number}", text="care", last_used=date(2026, 1, 1)
    ),
    Study: factories.the_study,
    Theme: factories.the_theme,
}
FURTHER = {AppraisalAnswer: {"item": "1.1", "answer": "yes"}, InitiativeSuccession: {"basis": "sourced"}}


def _make_change_set(number):
    return ChangeSet.objects.create(by=factories.the_user(), action="test")


def _make_import(number):
    run = ImportRun(file_name="a.ris", sha256=str(number), format="ris", by=factories.the_user(), records=1, read=1)
    run.save()
    return run


def _make_import_row(number):
    return ImportRow.objects.create(run=_make_import(number), number=1, action="new")


def _make_kept_apart(number):
    return KeptApart.objects.create(kind="paper", first=number, second=number + 1, by=factories.the_user())


def _make_double_reading(number):
    return DoubleReading.objects.create(
        task="inclusion", paper=factories.the_paper(number), opened_by=factories.the_user()
    )


def _make_reading(number):
    return Reading.objects.create(double=_make_double_reading(number), reader=factories.the_user(), place=1)


# Rows that are no records: written without an action.
PLAIN = {
    CorrectionSender: lambda number: CorrectionSender.objects.create(key=f"key-{number}", day=date(2026, 5, number)),
    ChangeClock: lambda number: ChangeClock.objects.get(),
    ChangeSet: _make_change_set,
    Erasure: lambda number: Erasure.objects.create(by=factories.the_user(), kind="paper", slug="gone", reason="Law."),
    ImportRow: _make_import_row,
    ImportRun: _make_import,
    KeptApart: _make_kept_apart,
    LinkCheck: lambda number: LinkCheck.objects.create(
        address=f"https://example.org/{number}", answer="gone", code=404, checked_at=datetime(2026, 1, 1, tzinfo=UTC)
    ),
    WorkInProgress: lambda number: WorkInProgress.objects.create(form="test", owner=factories.the_user()),
    MovedAddress: lambda number: factories.save(MovedAddress(kind="paper", slug=f"old-{number}", record_id=number)),
    DoubleReading: _make_double_reading,
    Reading: _make_reading,
    ReadingAnswer: lambda number: ReadingAnswer.objects.create(
        reading=_make_reading(number), question="include", answer="yes"
    ),
    Settlement: lambda number: Settlement.objects.create(
        double=_make_double_reading(number), question="include", answer="no", reason="Rule 2.", by=factories.the_user()
    ),
    AccountEvent: lambda number: AccountEvent.objects.create(
        account=factories.the_user(), by=factories.the_user(), what="changed the password"
    ),
    Invitation: lambda number: Invitation.objects.create(
        name="Ada", role="curator", by=factories.the_user(), expires_at=datetime(2030, 1, 1, tzinfo=UTC)
    ),
    IndexChange: lambda number: IndexChange.objects.create(
        number=1, kind="paper", record_id=1, change_set=_make_change_set(1)
    ),
}


def make_row(model, number=1):
    """Make a valid row; rows of other numbers tie other records together."""
    if model in FACTORIES:
        return FACTORIES[model](number)
    if issubclass(model, Term):
        return factories.the_term(model, number)
    if model in PLAIN:
        return PLAIN[model](number)
    return factories.save(model(**_ends(model, number), **FURTHER.get(model, {})))


def _ends(model, number):
    """Return a record for each end of a link; the second end of the same kind is another record."""
    ends, used = {}, set()
    for field in model._meta.fields:
        if isinstance(field, models.ForeignKey):
            ends[field.name] = make_row(field.related_model, number + 100 * (field.related_model in used))
            used.add(field.related_model)
    return ends


def force(row, **values):
    """Change a row in the database itself, past every form, action and check of Python."""
    type(row)._base_manager.filter(pk=row.pk).update(**values)
