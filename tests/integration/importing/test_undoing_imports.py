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


def test_undone_import_without_identifiers_is_known_again(editor):
    text = ris(AU=["Ådne, B", "Clark, D"])
    run = bring_in(text, editor)
    undo_import(run, by=editor, reason="Too early.")

    again = preview(ris(TI="CARE in the North of somewhere.", AU=["Adne, B.", "Clark, D"]), editor)
    row = again.rows.get()
    bring_in(text, editor)

    paper = Paper.objects.get()
    assert (row.action, row.matched, paper.status) == ("update", paper.pk, Status.DRAFT)
    assert "An import that was undone had brought it; it becomes a draft again." in row.reasons
    assert [author.family for author in paper.authors.order_by("authorships__position")] == ["Ådne", "Clark"]


@pytest.mark.parametrize("other", [{"PY": "2021"}, {"AU": "Brown, Ann"}, {"AU": ""}])
def test_another_year_or_author_is_not_the_withdrawn_record(editor, other):
    undo_import(bring_in(ris(), editor), by=editor, reason="Too early.")

    assert actions(preview(ris(**other), editor)) == ["new"]


def test_doubtful_likeness_to_an_undone_record_is_left_to_a_person(editor):
    undo_import(bring_in(ris(TI="Joined care"), editor), by=editor, reason="Too early.")

    row = preview(ris(TI="Joined care"), editor).rows.get()

    assert (row.action, row.matched) == ("duplicate", Paper.objects.get().pk)
    assert row.differences[0] == {"field": "status", "before": "withdrawn", "after": "draft"}


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
