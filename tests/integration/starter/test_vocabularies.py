"""The data files of the vocabularies: every word is used or explained, has one place, and reads well."""

import re

import pytest

from evidence.importing.sheets import TERMS
from evidence.models import Acronym
from evidence.vocabulary import DATA
from tests.integration.starter.written import read_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

# Terms that no record of the starter content uses, with the reason why they are offered all the same.
UNUSED = {}
FILES = [pytest.param(sheet, id=sheet.file) for sheet in TERMS]


def is_used(term):
    links = [relation for relation in term._meta.related_objects if relation.related_model is not type(term)]
    return any(relation.related_model.objects.filter(**{relation.field.name: term}).exists() for relation in links)


@pytest.mark.parametrize("sheet", FILES)
def test_every_term_is_used_or_its_reason_given(sheet):
    unused = {term.slug for term in sheet.model.objects.filter(children=None) if not is_used(term)}

    assert sorted(unused) == sorted(UNUSED.get(sheet.file, {}))


@pytest.mark.parametrize("sheet", FILES)
def test_terms_of_a_file_are_those_of_the_library(sheet):
    rows = read_rows(sheet.file, DATA)

    slugs = [row["id"] for row in rows]

    assert len(set(slugs)) == len(slugs)
    assert set(sheet.model.objects.values_list("slug", flat=True)) == set(slugs)
    assert sheet.model.objects.exclude(retired_on=None).count() == 0


@pytest.mark.parametrize("sheet", FILES)
def test_parent_stands_above_its_term_in_the_file(sheet):
    seen = {""}

    for row in read_rows(sheet.file, DATA):
        assert row["parent_id"] in seen
        seen.add(row["id"])


@pytest.mark.parametrize("sheet", FILES)
def test_every_cell_of_a_term_stands_in_its_field(sheet):
    rows = [
        (row["id"], row["label"], row["parent_id"], row["definition"], row["synonyms"], row["source"])
        for row in read_rows(sheet.file, DATA)
    ]

    found = [
        (
            *(term.slug, term.label, term.parent.slug if term.parent else "", term.definition),
            *("; ".join(term.synonyms.split("\n")), term.source),
        )
        for term in sheet.model.objects.select_related("parent")
    ]

    assert sorted(found) == sorted(rows)


@pytest.mark.parametrize("sheet", FILES)
def test_label_reads_as_the_start_of_a_sentence(sheet):
    labels = [row["label"] for row in read_rows(sheet.file, DATA)]

    assert [label for label in labels if not re.match(r"[A-Z]", label) or label.strip(" .") != label] == []
    assert len({label.lower() for label in labels}) == len(labels)


@pytest.mark.parametrize("sheet", FILES)
def test_acronym_in_a_label_is_in_capitals(sheet):
    acronyms = re.compile(r"\b(camhs|it|nhs|gp|gps|ics|icb|icp|stp|bcf|pcn|uk)\b", re.IGNORECASE)
    labels = [row["label"] for row in read_rows(sheet.file, DATA)]

    wrong = [label for label in labels if any(not found.isupper() for found in acronyms.findall(label))]

    assert [label for label in wrong if "GPs" not in label] == []


def test_factors_are_twelve_below_structure_and_agency():
    rows = read_rows("factors.csv", DATA)

    below = [row["parent_id"] for row in rows if row["parent_id"]]

    assert (len(below), sorted(set(below))) == (12, ["agency", "structure"])


def test_acronyms_of_the_file_are_those_of_the_library():
    rows = read_rows("acronyms.csv", DATA)

    found = Acronym.objects.filter(retired_on=None).values_list("slug", "label", "meaning", "source")

    assert sorted(found) == sorted((row["id"], row["label"], row["meaning"], row["source"]) for row in rows)
    assert [row["id"] for row in rows if not row["source"]] == []
