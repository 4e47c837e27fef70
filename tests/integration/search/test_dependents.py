"""Whatever column of whatever row changes, every document that shows it is among those written anew."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from evidence.models import Factor, Link, OutcomeDomain, Paper, StudyDesign, Term, Theme
from evidence.search import documents_touched
from evidence.search.dependents import _routes, _ties
from evidence.search.documents import DocumentWriter
from evidence.search.kinds import KINDS
from tests.factories import (
    make_aim,
    make_appraisal,
    make_author,
    make_initiative,
    make_lesson,
    make_lesson_evidence,
    make_organisation,
    make_outcome,
    make_paper,
    make_place,
    make_policy,
    make_programme,
    make_study,
    make_term,
    make_theme,
    save,
    the_term,
)

pytestmark = pytest.mark.django_db

UNCHANGEABLE = {"Appraisal.tool", "Appraisal.concern"}  # a lesson is appraised by one tool, which knows no concern


@pytest.fixture
def library() -> None:
    """Two records of every kind, each tied to the others of its number in every way that there is."""
    all_models = list(apps.get_app_config("evidence").get_models())
    for number in (1, 2):
        for vocabulary in (model for model in all_models if issubclass(model, Term) and model is not Theme):
            make_term(vocabulary, number)
        programme, policy = make_programme(number), make_policy(number)
        make_place(number)
        initiative = make_initiative(number, programme=programme)
        lesson, paper = make_lesson(number, factor=the_term(Factor, number)), _paper(number)
        make_theme(number)
        domain = the_term(OutcomeDomain, number)
        make_lesson_evidence(number, lesson=lesson, paper=paper, initiative=initiative)
        make_lesson_evidence(number + 2, lesson=lesson, paper=paper, programme=programme)
        make_outcome(number, paper=paper, initiative=initiative, domain=domain, conclusion="improved")
        make_outcome(number + 2, paper=paper, programme=programme, domain=domain)
        make_aim(number, programme=programme)
        make_aim(number + 2, programme=None, policy=policy)
        make_appraisal(number, paper=None, lesson=lesson, tool="cerqual", confidence="moderate", reason="Thin.")
        make_author(number)
        make_organisation(number)
    for model in all_models:
        if issubclass(model, Link) and model in _routes() and not model.objects.exists():
            save(model(**_ends(model)))


def _paper(number: int) -> Paper:
    return make_paper(number, study=make_study(number), design=the_term(StudyDesign, number))


def _ends(link: type[Link]) -> dict[str, Any]:
    """Return what a link needs: the first record at one end, and the second where both ends are of one table."""
    seen: dict[type[models.Model], int] = {}
    ends = {}
    for field in link._meta.concrete_fields:
        if field.is_relation and not field.null:
            other = field.related_model
            at = seen[other] = seen.get(other, -1) + 1
            ends[field.name] = other._default_manager.order_by("pk")[at]
        elif field.choices and not field.blank:
            ends[field.name] = field.choices[0][0]
    return ends


def documents() -> dict[tuple[str, int], Any]:
    """Return every document as it would be written now."""
    writer = DocumentWriter(0)
    found = {}
    for kind in KINDS:
        ids = list(KINDS[kind].model.objects.values_list("pk", flat=True))
        for document in writer.documents(kind, ids):
            fields = document.to_dict()
            found[kind, fields["record"][0]] = fields
    return found


def other_values(field: models.Field, value: Any) -> Iterator[Any]:
    """Return values that the field may hold instead of this one."""
    if field.choices:
        yield from (choice for choice, _label in field.flatchoices if choice != value)
    elif isinstance(field, models.BooleanField):
        yield not value
    elif isinstance(field, models.DateTimeField):
        yield datetime(2020, 2, 2, tzinfo=UTC)
    elif isinstance(field, models.DateField):
        yield date(2020, 2, 2)
    elif isinstance(field, models.CharField | models.TextField):
        yield from ("Unheardof", "unheardof", "10.5555/unheardof", "12345678", "PMC123456", "")
    else:
        yield from (2001, 7, 1)
    if field.null:
        yield None


def change(model: type[models.Model], pk: int, field: models.Field, value: Any) -> bool:
    """Write another value that the database accepts; say whether there is one."""
    for other in other_values(field, value):
        try:
            with transaction.atomic():
                model._default_manager.filter(pk=pk).update(**{field.name: other})
        except (IntegrityError, ValidationError):
            continue
        return True
    return False


@pytest.mark.usefixtures("library")
def test_documents_that_show_a_changed_column_are_touched():
    before, missed, unchanged = documents(), {}, set()

    for model in _routes():
        row = model._default_manager.order_by("pk").first()
        for field in model._meta.concrete_fields:
            if field.name in _ties(model):
                continue
            name, value = f"{model.__name__}.{field.name}", getattr(row, field.attname)
            if not change(model, row.pk, field, value):
                unchanged.add(name)
                continue
            differing = {key for key, fields in documents().items() if fields != before[key]}
            if differing - documents_touched(model, [row.pk], {field.name}):
                missed[name] = differing - documents_touched(model, [row.pk], {field.name})
            model._default_manager.filter(pk=row.pk).update(**{field.name: value})

    assert missed == {}
    assert unchanged == UNCHANGEABLE
    assert documents() == before
