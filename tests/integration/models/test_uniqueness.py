"""The database itself refuses what is recorded twice: a case for every unique constraint and field."""

import pytest
from django.db import IntegrityError, models, transaction

from evidence.models import (
    Appraisal,
    ChangeSet,
    DoubleReading,
    ImportRun,
    LessonEvidence,
    Paper,
    Policy,
    WorkInProgress,
)
from tests.factories import (
    make_lesson_evidence,
    make_paper,
    the_initiative,
    the_lesson,
    the_outcome,
    the_paper,
    the_programme,
)
from tests.integration.models.rows import MODELS, force, make_row

pytestmark = pytest.mark.django_db

# The fields that together must differ, by constraint or by "model.field".
UNIQUE = {
    "acronym_once": ["label", "meaning"],
    "aimdomain_once": ["aim", "domain"],
    "appraisal_once_a_lesson": ["tool", "lesson", "appraiser"],
    "appraisal_once_a_paper": ["tool", "paper", "appraiser"],
    "appraisalanswer_once": ["appraisal", "item"],
    "author_once": ["family", "given", "literal"],
    "authorship_once": ["paper", "author"],
    "changeset.undoes": ["undoes"],
    "citation_once": ["paper", "cited"],
    "correctionsender.key": ["key"],
    "importrow_once": ["run", "number"],
    "importrun.change_set": ["change_set"],
    "importrun.work": ["work"],
    "initiativecaremodel_once": ["initiative", "care_model"],
    "initiativelead_once": ["initiative", "organisation"],
    "initiativeplace_once": ["initiative", "place"],
    "initiativepopulation_once": ["initiative", "population"],
    "initiativesuccession_once": ["initiative", "predecessor"],
    "keptapart_once": ["kind", "first", "second"],
    "lessonaudience_once": ["lesson", "audience"],
    "lessonevidence_once": ["lesson", "paper", "initiative", "programme", "locator", "stance"],
    "lessontheme_once": ["lesson", "theme"],
    "linkcheck.address": ["address"],
    "movedaddress_once": ["kind", "slug"],
    "organisation.name": ["name"],
    "paper.doi": ["doi"],
    "paper.isbn": ["isbn"],
    "paper.pmcid": ["pmcid"],
    "paper.pmid": ["pmid"],
    "paperinitiative_once": ["paper", "initiative"],
    "paperprogramme_once": ["paper", "programme"],
    "placecontainment_once": ["place", "container"],
    "placeoverlap_once": ["place", "other"],
    "doublereading_once_a_paper": ["task", "paper"],
    "doublereading_once_an_outcome": ["task", "outcome"],
    "reading_once_a_place": ["double", "place"],
    "reading_once_a_reader": ["double", "reader"],
    "readinganswer_once": ["reading", "question"],
    "settlement_once": ["double", "question"],
    "policy.paper": ["paper"],
    "policypopulation_once": ["policy", "population"],
    "policyprogramme_once": ["policy", "programme"],
    "programmesuccession_once": ["programme", "predecessor"],
}
GIVEN = {"doi": "10.1234/abc", "pmid": "123", "pmcid": "PMC123", "isbn": "9780306406157"}


def list_rules():
    rules = {}
    for model in MODELS:
        for constraint in model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint):
                rules[constraint.name] = model
        for field in model._meta.fields:
            if field.unique and not field.primary_key:
                rules[f"{model._meta.model_name}.{field.name}"] = model
    return rules


RULES = list_rules()


def fields_of(rule):
    return UNIQUE.get(rule) or (["slug"] if rule.endswith(".slug") else [])


def complete(row, fields):
    """Give the fields that a valid row may leave empty."""
    if isinstance(row, Paper) and fields[0] in GIVEN:
        force(row, **{fields[0]: GIVEN[fields[0]]})
    if isinstance(row, Policy) and fields == ["paper"]:
        force(row, paper=the_paper())
    if isinstance(row, Appraisal) and "lesson" in fields:
        force(row, tool="cerqual", paper=None, lesson=the_lesson(row.paper_id))
    if isinstance(row, DoubleReading) and "outcome" in fields:
        force(row, task="direction", paper=None, outcome=the_outcome(row.paper_id))
    if isinstance(row, ChangeSet):
        force(row, undoes=make_row(ChangeSet))
    if isinstance(row, ImportRun):
        force(row, stage="applied", change_set=make_row(ChangeSet), work=make_row(WorkInProgress))
    row.refresh_from_db()


def test_every_unique_rule_has_a_case():
    assert [rule for rule in RULES if not fields_of(rule)] == []


def test_every_case_belongs_to_a_unique_rule():
    assert sorted(UNIQUE.keys() - RULES.keys()) == []


@pytest.mark.parametrize("rule", RULES)
def test_second_row_is_refused(rule):
    model, fields = RULES[rule], fields_of(rule)
    first, second = make_row(model, 1), make_row(model, 2)
    complete(first, fields)
    if model in {Appraisal, DoubleReading, ImportRun}:
        complete(second, fields)

    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        force(second, **{field: getattr(first, field) for field in fields})


@pytest.mark.parametrize("about", ["initiative", "programme"])
def test_evidence_about_the_same_thing_is_refused_twice(about):
    thing = {"initiative": the_initiative, "programme": the_programme}[about]()
    first = make_lesson_evidence(1, **{about: thing})

    with pytest.raises(IntegrityError):
        LessonEvidence.objects.bulk_create(
            [LessonEvidence(lesson=first.lesson, paper=first.paper, stance=first.stance, **{about: thing})]
        )


@pytest.mark.parametrize("difference", [{"locator": "page 2"}, {"stance": "qualifies"}])
def test_evidence_that_differs_may_stand_beside(difference):
    first = make_lesson_evidence(1)

    make_lesson_evidence(1, lesson=first.lesson, paper=first.paper, **difference)

    assert LessonEvidence.objects.count() == 2


@pytest.mark.parametrize("identifier", GIVEN)
def test_identifier_that_is_not_known_may_be_so_twice(identifier):
    with transaction.atomic():
        make_paper(1, **{identifier: None})
        make_paper(2, **{identifier: None})

    assert Paper.objects.filter(**{f"{identifier}__isnull": True}).count() == 2
