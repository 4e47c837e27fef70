"""From a file to the library: previewed, applied as one change, repeated."""

import pytest

from evidence.curation.actions import accept_work, choose_for_rows
from evidence.curation.errors import NotAllowed, Refusal, WrongStage
from evidence.enums import Status
from evidence.importing.applying_imports import NothingComesIn, apply_import
from evidence.models import Author, Authorship, ChangeSet, Paper
from tests.factories import make_curator, make_editor, make_paper, save
from tests.integration.importing.files import actions, bring_in, preview, ris

pytestmark = pytest.mark.django_db


def test_new_record_comes_in_as_a_draft_with_its_authors(editor):
    run = bring_in(
        ris(DO="https://doi.org/10.1234/ABC", AU=["van der Berg, Jan", "NHS England"], SP="123", EP="9"), editor
    )

    paper = Paper.objects.get()
    assert (paper.status, paper.doi, paper.pages, paper.year) == (Status.DRAFT, "10.1234/abc", "123-129", 2019)
    assert [str(author) for author in paper.authors.order_by("authorships__position")] == [
        "van der Berg, Jan",
        "NHS England",
    ]
    assert paper.slug == "van-der-berg-2019-care-north-somewhere"
    assert (run.change_set.by, run.change_set.action, run.change_set.reason) == (editor, "import", str(run))


def test_preview_changes_nothing(editor):
    before = ChangeSet.objects.count()

    run = preview(ris(), editor)

    assert (actions(run), Paper.objects.count(), ChangeSet.objects.count()) == (["new"], 0, before)


def test_same_file_again_changes_nothing(editor):
    bring_in(ris(DO="10.1234/abc"), editor)
    before = ChangeSet.objects.count()

    run = preview(ris(DO="10.1234/abc"), editor)
    with pytest.raises(NothingComesIn, match="nothing was applied"):
        apply_import(run, by=editor)

    assert (actions(run), run.stage, ChangeSet.objects.count()) == (["unchanged"], "previewed", before)


def test_applying_twice_says_so(editor):
    run = bring_in(ris(), editor)

    with pytest.raises(WrongStage, match="Applied"):
        apply_import(run, by=editor)


def test_curator_may_not_import(editor):
    with pytest.raises(NotAllowed):
        preview(ris(), make_curator())


def test_draft_is_updated_field_by_field(editor):
    bring_in(ris(DO="10.1234/abc", VL="1"), editor)

    run = bring_in(ris(DO="10.1234/ABC", VL="2", IS="4", AU=["Smith, J.", "Jones, A"]), editor)

    paper = Paper.objects.get()
    assert (paper.volume, paper.issue, paper.authors.count()) == ("2", "4", 2)
    assert run.rows.get().differences == [
        {"field": "volume", "before": "1", "after": "2"},
        {"field": "issue", "before": "", "after": "4"},
        {"field": "authors", "before": "Smith, Jane", "after": "Smith, Jane; Jones, A"},
    ]


@pytest.mark.parametrize(
    "other",
    [{"TI": "CARE in the north of somewhere."}, {"AU": "Smith, J."}],
)
def test_other_spelling_is_no_change(editor, other):
    bring_in(ris(DO="10.1234/abc"), editor)

    assert actions(preview(ris(DO="10.1234/abc", **other), editor)) == ["unchanged"]


def test_authors_that_differ_stay_and_are_said(editor):
    bring_in(ris(DO="10.1234/abc"), editor)

    row = preview(ris(DO="10.1234/abc", AU="Brown, Ann"), editor).rows.get()

    assert row.action == "unchanged"
    assert "stay as the library has them" in row.reasons[1]


def test_published_record_changes_only_when_a_second_person_accepts(editor):
    paper = make_paper(title="Care in the north of somewhere", doi="10.1234/abc", year=2019, volume="1")
    run = bring_in(ris(DO="10.1234/abc", VL="2", AU="Smith, Jane"), editor)
    paper.refresh_from_db()
    before = paper.volume
    again = preview(ris(DO="10.1234/abc", VL="2", AU="Smith, Jane") + "\n", editor)

    accept_work(run.work, by=make_editor("second"))

    paper.refresh_from_db()
    assert (before, paper.volume, paper.status) == ("1", "2", Status.PUBLISHED)
    assert [str(author) for author in paper.authors.all()] == ["Smith, Jane"]
    assert actions(again) == ["unchanged"]


def test_published_record_changes_at_once_where_one_person_keeps_the_library(editor, settings):
    settings.REVIEW_REQUIRED = False
    paper = make_paper(title="Care in the north of somewhere", doi="10.1234/abc", volume="1")

    run = bring_in(ris(DO="10.1234/abc", VL="2"), editor)

    paper.refresh_from_db()
    assert (paper.volume, run.work) == ("2", None)


@pytest.mark.parametrize("identifier", [{"DO": "10.1234/abc"}, {}])
def test_withdrawn_record_is_refused_with_its_reason(editor, identifier):
    paper = make_paper(title="Care in the north of somewhere", doi="10.1234/abc", year=2019)
    save(Authorship(paper=paper, author=save(Author(family="Smith", given="Jane")), position=1))
    Paper.objects.update(status=Status.WITHDRAWN, withdrawn_reason="Retracted.")

    row = preview(ris(**identifier), editor).rows.get()

    assert row.action == "refused"
    assert "Retracted." in row.reasons[0]


def test_doubtful_likeness_to_a_withdrawn_record_does_not_bring_it_back(editor):
    make_paper(title="Care in the north of somewhere", doi="10.1234/abc")
    Paper.objects.update(status=Status.WITHDRAWN, withdrawn_reason="Retracted.")
    run = preview(ris(TI="Quite another title of a paper", DO="10.1234/abc"), editor)

    with pytest.raises(Refusal, match="Record 1"):
        choose_for_rows(run, {1: "same"}, by=editor)

    assert actions(run) == ["duplicate"]
    assert "Retracted." in run.rows.get().reasons[1]
