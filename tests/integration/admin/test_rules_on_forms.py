"""What the forms see to: figures are read, both directions written, rules told in plain words."""

from django.urls import reverse

from evidence.curation.actions import accept_work
from evidence.enums import Status
from evidence.models import Outcome, OutcomeDomain, Place, PlaceOverlap, WorkInProgress
from tests.factories import make_editor, make_outcome, make_paper, make_place, the_paper, the_term


def change_page(record):
    return reverse(f"admin:evidence_{record._meta.model_name}_change", args=[record.pk])


def test_outcome_under_a_paper_is_a_draft_and_its_figures_are_read(curator, read_form):
    paper = make_paper(status=Status.DRAFT)
    data = {**read_form(curator.get(change_page(paper))), "outcomes-TOTAL_FORMS": 1}
    domain = the_term(OutcomeDomain)
    row = {"measure": "Bed days", "domain": domain.pk, "effect": "-23%", "verification": "recalled", "paper": paper.pk}
    data |= {f"outcomes-0-{name}": value for name, value in row.items()}

    curator.post(change_page(paper), data)

    outcome = Outcome.objects.get()
    assert (outcome.status, outcome.slug, outcome.effect_value, outcome.effect_unit) == ("draft", "bed-days", -23, "%")


def test_interval_the_wrong_way_round_is_refused(editor, read_form):
    outcome = make_outcome(status=Status.DRAFT)
    data = read_form(editor.get(change_page(outcome)))

    response = editor.post(change_page(outcome), {**data, "interval_low": "5", "interval_high": "2"})

    assert "The upper limit is below the lower." in response.content.decode()


def test_decimal_comma_hides_no_interval_the_wrong_way_round(editor, read_form):
    outcome = make_outcome(status=Status.DRAFT)
    data = read_form(editor.get(change_page(outcome)))

    response = editor.post(change_page(outcome), {**data, "interval_low": "0,2", "interval_high": "-0.1"})

    assert "“0,2”: write the decimal sign as a dot, such as 0.2." in response.content.decode()


def test_rule_is_told_in_plain_words(curator, read_form):
    data = read_form(curator.get("/admin/evidence/paper/add/"))
    data |= {"title": "T", "type": the_paper().type_id, "verification": "seen"}

    response = curator.post("/admin/evidence/paper/add/", data)

    assert "needs the address of that source" in response.content.decode()


def test_overlap_is_written_in_both_directions(editor, read_form):
    here, there = make_place(1), make_place(2)
    data = {**read_form(editor.get(change_page(here))), "change_reason": "map"}

    editor.post(change_page(here), {**data, "overlap_links-0-other": there.pk})

    assert not PlaceOverlap.objects.exists()
    accept_work(WorkInProgress.objects.get(), by=make_editor("second"))
    assert set(PlaceOverlap.objects.values_list("place", "other")) == {(here.pk, there.pk), (there.pk, here.pk)}
    assert Place.objects.count() == 2


def test_appraisal_is_by_the_person_who_makes_it(curator, read_form):
    data = read_form(curator.get("/admin/evidence/appraisal/add/"))

    curator.post("/admin/evidence/appraisal/add/", {**data, "tool": "mmat", "paper": the_paper().pk})

    assert the_paper().appraisals.get().appraiser == curator.user
