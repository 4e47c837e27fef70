"""What two readers are asked, and what becomes of what is settled."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.curation.actions import hand_in_reading, open_double_reading, settle_readings
from evidence.curation.errors import NotComplete, Refusal, WrongStage
from evidence.curation.instruments import questions_of
from evidence.curation.readings import agreement_by_question
from evidence.models import DoubleReading, Outcome, PaperType, Settlement, StudyDesign
from tests.factories import (
    make_curator,
    make_outcome,
    make_paper,
    make_term,
    make_user,
    the_outcome,
    the_paper,
)
from tests.two_readers import answers, appraise, typed
from tests.visiting import signed_in, told, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def readers():
    return make_curator("ada"), make_curator("bea")


@pytest.fixture
def reviewer():
    return make_user("rita", "reviewer", first_name="Rita", last_name="Roe")


def test_what_is_asked_follows_the_parts_that_fit(readers):
    assert [question.name for question in questions_of(appraise(parts="1,5,9"))] == [
        "S1", "S2", *(f"{part}.{number}" for part in (1, 5) for number in range(1, 6))
    ]  # fmt: skip


def test_the_direction_of_an_effect_is_settled_into_the_outcome(readers, reviewer):
    ada, bea = readers
    outcome = the_outcome(1)
    double = open_double_reading(outcome, "direction", by=ada)
    hand_in_reading(double, by=ada, given=answers(double, "favours"))
    hand_in_reading(double, by=bea, given=answers(double, "against"))
    given = {"estimate_direction": ("no-difference", "The interval is about nought.")}

    settle_readings(double, by=reviewer, given=given)

    double.refresh_from_db()
    assert Outcome.objects.get().estimate_direction == "no-difference"
    assert (double.settled_as.by, double.settled_as.accepted_by, double.settled_by) == (ada, reviewer, reviewer)
    with pytest.raises(WrongStage, match="settled already"):
        settle_readings(double, by=reviewer, given=given)


def test_not_reported_leaves_the_direction_empty(readers, reviewer):
    outcome = make_outcome(1, estimate_direction="favours")
    double = open_double_reading(outcome, "direction", by=reviewer)
    for reader in readers:
        hand_in_reading(double, by=reader, given=answers(double, "not-reported"))

    settle_readings(double, by=reviewer, given={})

    assert Outcome.objects.get().estimate_direction == ""


def test_inclusion_is_settled_and_logged_and_changes_no_record(readers, reviewer):
    paper = make_paper(1)
    double = open_double_reading(paper, "inclusion", by=reviewer)
    for reader, answer in zip(readers, ("yes", "no"), strict=True):
        hand_in_reading(double, by=reader, given=answers(double, answer))

    settle_readings(double, by=reviewer, given={"include": ("no", "Not about integrated care.")})

    paper.refresh_from_db()
    assert (paper.status, Settlement.objects.get().answer) == ("published", "no")


@pytest.mark.parametrize(
    ("design", "kind", "applies"),
    [("qualitative", "journal-article", True), ("systematic-review", "journal-article", False),
     ("mixed-methods", "editorial", False), ("", "policy-document", False), ("opinion-or-policy", "book", False)],
)  # fmt: skip
def test_mmat_is_not_applicable_to_reviews_editorials_and_policies(design, kind, applies, readers):
    group = make_term(StudyDesign, slug=design, label=design) if design else None
    paper = make_paper(1, design=group, type=make_term(PaperType, 9, slug=kind, label=kind))
    client = signed_in(readers[0])

    page = visit(f"/curate/readings/open/?record={paper.slug}", client).text
    answer = client.post("/curate/readings/open/", {"record": paper.slug, "task": "appraisal", "part": ["1"]})
    other = client.post("/curate/readings/open/", {"record": paper.slug, "task": "not-applicable"})

    assert ("MMAT is not applicable" in page) is not applies
    assert (answer.status_code, other.status_code) == ((302, 422) if applies else (422, 302))
    assert applies or "does not apply" in told(answer)


@pytest.mark.parametrize(
    "given",
    [
        "{slug}", " {slug} ", "/{folder}/{slug}/", "{folder}/{slug}", "https://library.example/{folder}/{slug}/?a=b#top",
        "library.example/{folder}/{slug}", "http://library.example/curate/records/{kind}/{slug}/history/",
    ],
)  # fmt: skip
def test_what_is_to_be_read_is_found_by_as_much_of_its_address_as_is_given(given, readers):
    for record, folder, kind in ((the_paper(1), "papers", "paper"), (the_outcome(1), "outcomes", "outcome")):
        said = given.format(slug=record.slug, folder=folder, kind=kind)

        page = signed_in(readers[0]).get("/curate/readings/open/", {"record": said})

        assert f"<h2>{record}</h2>" in page.text
        assert f'name="record" value="{record.slug}">' in page.text


@pytest.mark.parametrize("said", ["nothing-like-it", "/lessons/{slug}/", "http://[", "/", "papers/", "\0", "a" * 500])
def test_address_that_is_none_is_answered_with_what_one_looks_like(said, readers):
    slug = the_paper(1).slug

    page = signed_in(readers[0]).get("/curate/readings/open/", {"record": said.format(slug=slug)})

    assert page.status_code == 200
    assert "has no paper or outcome with this address. Open its page and copy the address" in told(page)


@pytest.mark.parametrize(
    ("task", "parts", "sentence"),
    [("appraisal", "", "Choose the parts"), ("direction", "", "of an outcome"), ("dance", "", "of an outcome")],
)
def test_what_cannot_be_read_is_refused(task, parts, sentence, readers):
    with pytest.raises((Refusal, NotComplete), match=sentence):
        open_double_reading(the_paper(1), task, by=readers[0], parts=parts)


def test_the_same_is_not_asked_twice(readers):
    appraise()

    with pytest.raises(Refusal, match="asked to read this already"):
        appraise(by=readers[0])


def test_agreement_is_told_by_question_and_its_pages_ask_as_much_for_three(readers, reviewer):
    counts, client = [], signed_in(reviewer)
    for number, second in ((1, "yes"), (2, "no"), (3, "yes")):
        double = open_double_reading(make_paper(number), "inclusion", by=reviewer)
        hand_in_reading(double, by=readers[0], given=answers(double))
        hand_in_reading(double, by=readers[1], given=answers(double, second))
        for address in ("?shown=all", f"{DoubleReading.objects.earliest('pk').pk}/"):
            visit(f"/curate/readings/{address}", client)
            with CaptureQueriesContext(connection) as queries:
                page = visit(f"/curate/readings/{address}", client).text
            counts.append(len(queries))
            if number == 1 and address == "?shown=all":
                assert "undefined: both gave one answer throughout" in page

    found = agreement_by_question()["include"]
    assert (found.pairs, found.agreed, found.kappa) == (3, 2, 0.0)
    assert "2 of 3 (67%) 0.00" in visit("/curate/readings/", signed_in(reviewer)).text
    assert counts[:2] == counts[4:]
    assert max(counts) <= 15


def test_the_screening_questions_come_first_as_in_the_tool(reading_reviewers, reviewer):
    double = appraise(parts="1,5")
    for reader in reading_reviewers:
        hand_in_reading(double, by=reader, given=answers(double))
    settle_readings(double, by=reviewer, given={})
    asked = [f"{question.name} {question.label}" for question in questions_of(double)]

    public = visit(double.paper.get_absolute_url()).text
    table = visit("/curate/readings/", signed_in(reviewer)).text

    assert sorted(asked, key=public.index) == asked
    assert sorted(asked, key=table.index) == asked


@pytest.fixture
def reading_reviewers():
    """Two who may settle, and have read the same."""
    return make_user("edna", "editor", first_name="Edna", last_name="Ey"), make_user(
        "rosa", "reviewer", first_name="Rosa", last_name="Rue"
    )


def read_apart(readers, *given):
    double = appraise()
    for reader, answer in zip(readers, given, strict=True):
        hand_in_reading(double, by=reader, given=answers(double, answer))
    return double


def test_who_has_read_it_does_not_settle_where_the_two_differ(reading_reviewers, reviewer):
    rosa = reading_reviewers[1]
    double = read_apart(reading_reviewers, "yes", "no")
    address = f"/curate/readings/{double.pk}/"

    page = told(signed_in(rosa).get(address))
    answer = signed_in(rosa).post(f"{address}settle/", typed(answers(double)))

    assert answer.status_code == 422
    assert "You are one of the two readers. Where the two differ, somebody else settles it." in told(answer)
    assert "Where you differ, somebody else settles it." in page
    assert "Settle it, for readers to see" not in page
    assert "Settle it, for readers to see" in told(signed_in(reviewer).get(address))
    assert Settlement.objects.count() == 0


@pytest.mark.parametrize("review_required", [True, False])
def test_one_of_the_two_settles_where_nobody_else_may_and_that_is_said(reading_reviewers, settings, review_required):
    settings.REVIEW_REQUIRED = review_required
    make_user("gone", "reviewer", is_active=not review_required)
    rosa = reading_reviewers[1]
    double = read_apart(reading_reviewers, "yes", "no")
    address = f"/curate/readings/{double.pk}/"

    page = told(signed_in(rosa).get(address))
    done = signed_in(rosa).post(f"{address}settle/", typed(answers(double)))

    assert "No third person is at hand in this library, so you may settle it" in page
    assert done.status_code == 302
    public = visit(double.paper.get_absolute_url()).text
    assert "Judged by Edna Ey and Rosa Rue; where they differed, settled by Rosa Rue, one of the two." in public


def test_what_both_found_alike_is_let_go_live_by_either_and_names_both(reading_reviewers, reviewer):
    edna, rosa = reading_reviewers
    double = read_apart(reading_reviewers, "yes", "yes")

    settle_readings(double, by=rosa, given={})

    double.refresh_from_db()
    assert (double.settled_as.by, double.settled_as.accepted_by) == (edna, rosa)
    public = visit(double.paper.get_absolute_url()).text
    assert "they agreed. Judged by Edna Ey and Rosa Rue." in public
