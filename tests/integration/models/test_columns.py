"""The database itself refuses what a column cannot hold: nothing, a negative count, a record that is not there."""

import pytest
from django.db import IntegrityError, connection, models, transaction

from tests.integration.models.rows import MODELS, force, make_row

pytestmark = pytest.mark.django_db

NOBODY = 999_999_999
COUNTS = (models.PositiveIntegerField, models.PositiveSmallIntegerField)


def find_fields(is_wanted):
    return [
        pytest.param(model, field.name, id=f"{model._meta.model_name}.{field.name}")
        for model in MODELS
        for field in model._meta.concrete_fields
        if not field.primary_key and is_wanted(field)
    ]


def force_at_once(row, **values):
    """Change a row, and have its relations checked now instead of at the end of the transaction."""
    with transaction.atomic():
        force(row, **values)
        connection.check_constraints()


@pytest.mark.parametrize("model", MODELS)
def test_needed_column_is_refused_when_empty(model):
    row = make_row(model)
    needed = [field.name for field in model._meta.concrete_fields if not field.null and not field.primary_key]
    refused = []

    for name in needed:
        with pytest.raises(IntegrityError, match=r"(?i)null"), transaction.atomic():
            force(row, **{name: None})
        refused.append(name)

    assert refused == needed


@pytest.mark.parametrize(("model", "name"), find_fields(lambda field: isinstance(field, COUNTS)))
def test_negative_count_is_refused(model, name):
    row = make_row(model)

    with pytest.raises(IntegrityError, match=r"(?i)check"):
        force(row, **{name: -1})


@pytest.mark.parametrize(("model", "name"), find_fields(lambda field: isinstance(field, models.ForeignKey)))
def test_relation_to_nothing_is_refused(model, name):
    row = make_row(model)
    others = [field.name for field in model._meta.fields if field.null and field.is_relation]
    values = dict.fromkeys(others) if name in others else {}  # of two relations only one may be given

    refusals = r"(?i)foreign key|_(tool|task)_fits_record|_(answered|settled)_whole_or_open|_changes_when_applied"
    with pytest.raises(IntegrityError, match=refusals):
        force_at_once(row, **{**values, name: NOBODY})
