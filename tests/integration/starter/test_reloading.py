"""Loading again changes nothing, takes up what a file says anew, and keeps what a curator has changed."""

import pytest

from evidence.curation.changes import change
from evidence.models import (
    CareModel,
    ChangeSet,
    Initiative,
    InitiativeCareModel,
    Paper,
    Place,
    Programme,
)
from tests.factories import the_user
from tests.integration.starter.loading import count_all, count_changes, load, vocabularies, write_folder

pytestmark = pytest.mark.django_db


def revise(record, **values):
    """Change a record as a curator does."""
    with change(by=the_user(), action="revise") as open_change:
        for name, value in values.items():
            setattr(record, name, value)
        open_change.save(record)


def fates(report):
    return {fate: report[fate] for fate in ("created", "updated", "unchanged", "kept") if report[fate]}


def test_second_load_changes_nothing(tmp_path):
    write_folder(tmp_path, {"papers.csv": {"authors": "Glasby, Jon; RAND Europe", "doi": "10.1234/A"}})
    load(tmp_path)
    before, changes = count_all(), count_changes()

    reports = load(tmp_path)

    assert {report["file"] for report in reports.values() if report["unchanged"] != report["rows"]} == set()
    assert (count_all(), count_changes()) == (before, changes)


def test_changed_cell_updates_its_record_with_history(tmp_path):
    load(write_folder(tmp_path, {}))
    first = Paper.objects.get()

    report = load(write_folder(tmp_path, {"papers.csv": {"title": "Another title"}}))["papers.csv"]

    paper = Paper.objects.get()
    assert fates(report) == {"updated": 1}
    assert (paper.pk, paper.title, paper.history.count()) == (first.pk, "Another title", 2)
    assert paper.updated_at > first.updated_at


def test_changed_links_update_their_record(tmp_path):
    load(write_folder(tmp_path, {"initiatives.csv": {"care_models": "telecare; co-location"}}))

    report = load(write_folder(tmp_path, {"initiatives.csv": {"care_models": "telecare; prevention"}}))

    slugs = InitiativeCareModel.objects.values_list("care_model__slug", flat=True)
    assert sorted(slugs) == ["prevention", "telecare"]
    assert fates(report["initiatives.csv"]) == {"updated": 1}


def test_row_that_left_its_file_stays_in_the_library(tmp_path):
    load(write_folder(tmp_path, {"places.csv": [{}, {"id": "place-b"}]}))

    load(write_folder(tmp_path, {}))

    assert sorted(Place.objects.values_list("slug", flat=True)) == ["place-a", "place-b"]


def test_record_that_a_curator_changed_is_kept(tmp_path):
    load(write_folder(tmp_path, {}))
    revise(Paper.objects.get(), title="As the curator wrote it")
    changes = ChangeSet.objects.count()

    report = load(tmp_path)["papers.csv"]

    assert Paper.objects.get().title == "As the curator wrote it"
    assert (fates(report), ChangeSet.objects.count()) == ({"kept": 1}, changes)


def test_links_that_a_curator_changed_are_kept(tmp_path):
    load(write_folder(tmp_path, {"initiatives.csv": {"care_models": "telecare; co-location"}}))
    with change(by=the_user(), action="revise") as open_change:
        open_change.remove_link(InitiativeCareModel.objects.get(care_model__slug="telecare"))

    report = load(tmp_path)["initiatives.csv"]

    assert list(InitiativeCareModel.objects.values_list("care_model__slug", flat=True)) == ["co-location"]
    assert fates(report) == {"kept": 1}


def test_paper_that_a_curator_took_out_of_a_study_is_kept_out(tmp_path):
    load(write_folder(tmp_path, {"studies.csv": {"paper_ids": "paper-a"}}))
    revise(Paper.objects.get(), study=None)

    report = load(tmp_path)["studies.csv"]

    assert (Paper.objects.get().study, fates(report)) == (None, {"kept": 1})


def test_withdrawn_record_stays_withdrawn(tmp_path):
    load(write_folder(tmp_path, {}))
    revise(Initiative.objects.get(), status="withdrawn", withdrawn_reason="It never began.")

    load(tmp_path)

    assert Initiative.objects.get().status == "withdrawn"


def test_kept_and_updated_rows_of_one_file_are_told_apart(tmp_path):
    load(write_folder(tmp_path, {"programmes.csv": [{}, {"id": "programme-b"}]}))
    revise(Programme.objects.get(slug="programme-b"), name="As the curator wrote it")

    report = load(write_folder(tmp_path, {"programmes.csv": [{"name": "New"}, {"id": "programme-b", "name": "New"}]}))

    assert fates(report["programmes.csv"]) == {"updated": 1, "kept": 1}
    assert sorted(Programme.objects.values_list("name", flat=True)) == ["As the curator wrote it", "New"]


def test_term_that_no_file_names_is_never_deleted(tmp_path):
    load(write_folder(tmp_path, {}))
    own = [model(slug="a-curators-own", label="A curator's own") for model in vocabularies()]
    with change(by=the_user(), action="add") as open_change:
        for term in own:
            open_change.save(term)
    before = {model: model.objects.count() for model in vocabularies()}

    load(tmp_path)

    assert {model: model.objects.count() for model in vocabularies()} == before


def test_term_that_a_curator_reworded_is_kept(tmp_path):
    load(write_folder(tmp_path, {}))
    revise(CareModel.objects.get(slug="telecare"), label="Care by wire")

    report = load(tmp_path)["care_models.csv"]

    assert CareModel.objects.get(slug="telecare").label == "Care by wire"
    assert report["kept"] == 1
