"""Every member of every enumeration has a value for addresses and a label for readers."""

import inspect
import re

import pytest
from django.db.models import TextChoices

from evidence import enums
from evidence.curation import instruments
from evidence.models import Term
from tests.integration.models.rows import MODELS

CHOICES = [
    found for _, found in inspect.getmembers(enums, inspect.isclass) if issubclass(found, TextChoices) and found.choices
]
MEMBERS = [member for choices in CHOICES for member in choices]


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: f"{type(member).__name__}.{member.name}")
def test_member_has_a_label_that_begins_as_a_sentence_does(member):
    label = str(member.label)

    assert label.strip() == label
    assert label[:1].isupper()


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: f"{type(member).__name__}.{member.name}")
def test_value_can_stand_in_an_address(member):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", member.value)


@pytest.mark.parametrize("choices", CHOICES)
def test_labels_of_one_enumeration_differ(choices):
    assert len(set(choices.labels)) == len(choices.labels)


@pytest.mark.parametrize("choices", CHOICES)
def test_enumeration_says_what_it_is(choices):
    assert choices.__doc__
    assert not choices.__doc__.startswith("str(")


def test_every_enumeration_is_used_by_a_field_or_asked_of_two_readers():
    used = {tuple(field.choices) for model in MODELS for field in model._meta.fields if field.choices}
    used |= {tuple(choices.choices) for choices in CHOICES if choices in vars(instruments).values()}

    assert [choices.__name__ for choices in CHOICES if tuple(choices.choices) not in used] == []


@pytest.mark.parametrize("model", MODELS)
def test_longest_choice_fits_its_column(model):
    too_long = [
        field.name
        for field in model._meta.fields
        if field.choices and max(len(value) for value, _ in field.flatchoices) > field.max_length
    ]

    assert too_long == []


@pytest.mark.parametrize("model", MODELS)
def test_model_says_what_a_row_is(model):
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")


def test_every_vocabulary_is_a_table_of_its_own():
    vocabularies = [model for model in MODELS if issubclass(model, Term)]

    assert len({model._meta.db_table for model in vocabularies}) == len(vocabularies)
