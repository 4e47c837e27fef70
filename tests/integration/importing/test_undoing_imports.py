"""Taking an import out again, unless somebody has built on it."""

import pytest

from evidence.curation.actions import BuiltOn, accept_work, undo_import
from evidence.curation.errors import Refusal
from evidence.enums import Status
from evidence.models import Author, ImportRun, Paper, WorkInProgress
from tests.factories import make_editor, make_paper
from tests.integration.importing.files import actions, bring_in, preview, ris

pytestmark = pytest.mark.django_db


def test_undo_withdraws_what_came_and_restores_what_changed(editor):
    bring_in(ris(DO="10.1234/abc", VL="1"), editor)
    run = bring_in(ris(DO="10.1234/abc", VL="2") + ris(TI="Quite another title of a paper", DO="10.1234/new"), editor)

    undo_import(run, by=editor, reason="Wrong file.")

    assert dict(Paper.objects.values_list("doi", "status")) == {"10.1234/abc": "draft", "10.1234/new": "withdrawn"}
    assert Paper.objects.get(doi="10.1234/abc").volume == "1"
    assert run.stage == "undone"


def test_undone_import_may_be_brought_in_again(editor):
    run = bring_in(ris(DO="10.1234/abc", AU=["A, B", "C, D"]), editor)
    undo_import(run, by=editor, reason="Too early.")

    again = bring_in(ris(DO="10.1234/abc", AU=["A, B", "C, D"]), editor)

    paper = Paper.objects.get()
    assert (actions(again), paper.status, paper.withdrawn_reason) == (["update"], Status.DRAFT, "")
    assert [author.family for author in paper.authors.order_by("authorships__position")] == ["A", "C"]


def test_undo_is_refused_where_somebody_has_built_on_it(editor):
    run = bring_in(ris(DO="10.1234/abc"), editor)
    bring_in(ris(DO="10.1234/abc", VL="9"), editor)

    with pytest.raises(BuiltOn, match="was changed again"):
        undo_import(run, by=editor, reason="Wrong file.")

    run.refresh_from_db()
    assert (run.stage, Paper.objects.get().status) == ("applied", "draft")


def test_undo_takes_back_what_waits_for_review(editor):
    make_paper(title="Care in the north of somewhere", doi="10.1234/abc", volume="1")
    run = bring_in(ris(DO="10.1234/abc", VL="2"), editor)

    undo_import(run, by=make_editor("second"), reason="Wrong file.")

    assert WorkInProgress.objects.get().stage == "discarded"


def test_undo_is_refused_where_the_proposal_was_accepted(editor):
    make_paper(title="Care in the north of somewhere", doi="10.1234/abc", volume="1")
    run = bring_in(ris(DO="10.1234/abc", VL="2"), editor)
    accept_work(run.work, by=make_editor("second"))

    with pytest.raises(BuiltOn, match="Undo that first"):
        undo_import(run, by=editor, reason="Wrong file.")


def test_import_that_changed_nothing_is_not_undone(editor):
    run = preview(ris(), editor)
    ImportRun.objects.filter(pk=run.pk).update(stage="applied")

    with pytest.raises(Refusal, match="changed nothing"):
        undo_import(run, by=editor, reason="Wrong file.")


def test_author_used_elsewhere_does_not_stop_the_undoing(editor):
    run = bring_in(ris(DO="10.1234/abc"), editor)
    bring_in(ris(DO="10.1234/other", TI="Another title with the same author"), editor)

    undo_import(run, by=editor, reason="Wrong file.")

    assert Author.objects.count() == 1
