"""What a person decides, and what has changed meanwhile."""

import pytest

from evidence.curation.actions import choose_for_rows
from evidence.curation.errors import Refusal
from evidence.importing.applying_imports import NotDecided, NothingComesIn, ShownOtherwise, apply_import
from evidence.importing.fates import count_fates
from evidence.models import ImportRun, Paper
from tests.factories import make_editor, make_theme, make_user
from tests.integration.importing.files import actions, bring_in, preview, ris

pytestmark = pytest.mark.django_db


def test_library_that_changed_since_the_preview_is_said(editor):
    run = preview(ris(DO="10.1234/abc"), editor)
    bring_in(ris(DO="10.1234/abc", VL="7"), make_editor("second"))

    with pytest.raises(ShownOtherwise, match="1 records"):
        apply_import(run, by=editor)

    assert actions(run) == ["update"] or actions(run) == ["unchanged"]
    assert Paper.objects.count() == 1


def test_change_elsewhere_does_not_stop_an_import(editor):
    run = preview(ris(), editor)
    make_theme(1)

    apply_import(run, by=editor)

    assert Paper.objects.count() == 1


@pytest.mark.parametrize(("choice", "papers", "volume"), [("new", 2, ""), ("same", 1, "3")])
def test_possible_duplicate_is_left_to_a_person(editor, choice, papers, volume):
    bring_in(ris(), editor)
    run = preview(ris(TI="Care in the north of somewhere: a study", VL="3"), editor)
    assert actions(run) == ["duplicate"]

    choose_for_rows(run, {1: choice}, by=editor)
    apply_import(run, by=editor)

    assert (Paper.objects.count(), Paper.objects.earliest("id").volume) == (papers, volume)


def test_undecided_duplicate_stops_an_import_until_somebody_has_decided(editor):
    bring_in(ris(), editor)
    run = preview(ris(TI="Care in the north of somewhere: a study") + ris(TI="Quite another title of a paper"), editor)

    with pytest.raises(NotDecided, match="nobody has decided about: 1"):
        apply_import(run, by=editor)

    run.refresh_from_db()
    assert (run.stage, Paper.objects.count()) == ("previewed", 1)


def test_undecided_duplicate_stays_out_where_that_is_asked_for(editor):
    bring_in(ris(), editor)
    text = ris(TI="Care in the north of somewhere: a study") + ris(TI="Quite another title of a paper")

    run = apply_import(preview(text, editor), by=editor, without_undecided=True)

    assert (run.stage, Paper.objects.count(), count_fates(run)["duplicate"]) == ("applied", 2, 1)
    assert actions(preview(text, editor)) == ["duplicate", "unchanged"]


@pytest.mark.parametrize("choice", ["proposed", "leave"])
def test_import_that_would_bring_nothing_is_not_applied(editor, choice):
    bring_in(ris(), editor)
    run = preview(ris(TI="Care in the north of somewhere: a study"), editor)
    choose_for_rows(run, {1: choice}, by=editor)

    with pytest.raises(NothingComesIn):
        apply_import(run, by=editor, without_undecided=True)

    run.refresh_from_db()
    assert run.stage == "previewed"


@pytest.mark.parametrize(
    ("choice", "volume", "fate"),
    [
        ("proposed", "3", "duplicate"),
        ("leave", "3", "left-out"),
        ("new", "3", "new"),
        ("same", "3", "update"),
        ("same", "", "unchanged"),
    ],
)
def test_numbers_follow_what_was_decided(editor, choice, volume, fate):
    bring_in(ris(PY=""), editor)
    run = preview(ris(PY="", VL=volume), editor)

    choose_for_rows(run, {1: choice}, by=editor)

    assert {name: count for name, count in count_fates(run).items() if count} == {fate: 1}


def test_record_is_left_out_where_somebody_says_so(editor):
    run = preview(ris() + ris(TI="Quite another title of a paper"), editor)

    choose_for_rows(run, {2: "leave"}, by=editor)
    apply_import(run, by=editor)

    assert Paper.objects.count() == 1


def test_choice_that_makes_no_sense_is_refused(editor):
    run = preview(ris(), editor)

    with pytest.raises(Refusal, match="Record 1"):
        choose_for_rows(run, {1: "same"}, by=editor)


def test_same_record_twice_in_a_file_is_a_possible_duplicate(editor):
    run = preview(ris(DO="10.1234/abc") + ris(DO="https://doi.org/10.1234/ABC"), editor)

    assert actions(run) == ["new", "duplicate"]
    assert "Record 1 of this file" in run.rows.get(number=2).reasons[0]


def test_two_records_that_change_the_same_paper(editor):
    bring_in(ris(DO="10.1234/abc"), editor)

    run = preview(ris(DO="10.1234/abc", VL="1") + ris(DO="10.1234/abc", VL="2"), editor)
    apply_import(run, by=editor, without_undecided=True)

    assert (actions(run), Paper.objects.get().volume) == (["update", "duplicate"], "1")


def test_same_import_by_two_people_at_once_fails_whole(editor, monkeypatch):
    first, second = preview(ris(DO="10.1234/abc"), editor), preview(ris(DO="10.1234/abc"), make_user("two", "editor"))
    ImportRun.objects.filter(pk=second.pk).update(library_at=10**9)
    apply_import(first, by=editor)
    monkeypatch.setattr("evidence.importing.applying_imports.match_again", lambda run: 0)

    with pytest.raises(ShownOtherwise, match="nothing was changed"):
        apply_import(second, by=editor)

    assert Paper.objects.count() == 1
