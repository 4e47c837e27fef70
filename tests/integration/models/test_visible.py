"""The one rule of what the public sees: published, and every record that it needs is seen too."""

import pytest
from django.db import models

from evidence.enums import Status
from evidence.models import (
    Aim,
    AimDomain,
    Appraisal,
    AppraisalAnswer,
    Curated,
    LessonEvidence,
    LessonTheme,
    Outcome,
    OutcomeDomain,
)
from tests.factories import (
    make_aim,
    make_appraisal,
    make_lesson_evidence,
    make_outcome,
    save,
    the_initiative,
    the_lesson,
    the_policy,
    the_programme,
    the_term,
)
from tests.integration.models.rows import MODELS, force, make_row

pytestmark = pytest.mark.django_db

HIDDEN = [Status.DRAFT, Status.IN_REVIEW, Status.WITHDRAWN]
WITH_STATUS = [model for model in MODELS if issubclass(model, Curated)]
NEEDS = [
    pytest.param(model, name, id=f"{model._meta.model_name}-{name}")
    for model in MODELS
    for name in getattr(model, "needs", ())
]


def hide(row, status):
    force(row, status=status, withdrawn_reason="test")


def give(row, name):
    """Return the record that a row needs; one that may be left out is given first, in place of the other."""
    if getattr(row, name) is None:
        parent = {"policy": the_policy, "lesson": the_lesson}[name]()
        other = {"policy": {"programme": None}, "lesson": {"paper": None, "tool": "cerqual"}}[name]
        force(row, **{name: parent}, **other)
        row.refresh_from_db()
    return getattr(row, name)


@pytest.mark.parametrize("status", HIDDEN)
@pytest.mark.parametrize("model", WITH_STATUS)
def test_record_is_seen_only_when_published(model, status):
    row = make_row(model)
    before = list(model.objects.visible())

    hide(row, status)

    assert (before, list(model.objects.visible())) == ([row], [])


@pytest.mark.parametrize("status", HIDDEN)
@pytest.mark.parametrize(("model", "name"), NEEDS)
def test_row_is_hidden_with_what_it_needs(model, name, status):
    row = make_row(model)
    parent = give(row, name)
    before = list(model.objects.visible().filter(pk=row.pk))

    hide(parent, status)

    assert (before, list(model.objects.visible().filter(pk=row.pk))) == ([row], [])


def test_every_relation_to_a_record_is_needed_or_may_be_hidden_alone():
    optional = {
        "aim.programme", "aim.policy", "appraisal.paper", "appraisal.lesson", "doublereading.outcome",
        "doublereading.paper", "initiative.programme",
        "lessonevidence.initiative", "lessonevidence.programme", "outcome.initiative", "outcome.programme",
        "paper.study", "policy.paper", "programme.parent", "theme.parent",
    }  # fmt: skip
    not_needed = {
        f"{model._meta.model_name}.{field.name}"
        for model in MODELS
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey)
        and hasattr(field.related_model, "status")
        and field.name not in getattr(model, "needs", ())
    }

    assert sorted(not_needed - optional) == []


@pytest.mark.parametrize("make", [make_outcome, make_lesson_evidence])
def test_hidden_initiative_does_not_hide_what_a_paper_says_of_it(make):
    row = make(1, initiative=the_initiative())

    hide(the_initiative(), Status.DRAFT)

    assert list(type(row).objects.visible()) == [row]


def test_hidden_programme_does_not_hide_its_initiatives():
    initiative = the_initiative()

    hide(the_programme(), Status.DRAFT)

    assert list(type(initiative).objects.visible()) == [initiative]


def test_rule_reaches_over_two_steps():
    aim = make_aim()
    link = save(AimDomain(aim=aim, domain=the_term(OutcomeDomain)))
    before = list(AimDomain.objects.visible())

    hide(aim.programme, Status.WITHDRAWN)

    assert (before, list(AimDomain.objects.visible()), list(Aim.objects.visible())) == ([link], [], [])


def test_answer_is_hidden_with_the_appraised_paper():
    appraisal = make_appraisal()
    answer = save(AppraisalAnswer(appraisal=appraisal, item="1.1", answer="yes"))
    before = list(AppraisalAnswer.objects.visible())

    hide(appraisal.paper, Status.WITHDRAWN)

    assert (before, list(AppraisalAnswer.objects.visible()), list(Appraisal.objects.visible())) == ([answer], [], [])


def test_only_the_rows_of_the_hidden_record_are_hidden():
    make_row(LessonTheme, 1), make_lesson_evidence(1), make_outcome(1)
    link, evidence, outcome = make_row(LessonTheme, 2), make_lesson_evidence(2), make_outcome(2)

    hide(the_lesson(1), Status.WITHDRAWN)
    hide(Outcome.objects.get(slug="outcome-1").paper, Status.WITHDRAWN)

    assert list(LessonTheme.objects.visible()) == [link]
    assert list(LessonEvidence.objects.visible()) == [evidence]
    assert list(Outcome.objects.visible()) == [outcome]
