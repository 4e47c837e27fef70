"""Reading twice: neither reader sees the other's answers before both are in; then a person settles."""

import pytest

from evidence.curation.actions import hand_in_reading, settle_readings
from evidence.curation.errors import NotAllowed, WrongStage
from evidence.curation.readings import compare, readings_seen_by
from evidence.models import Appraisal, DoubleReading, Settlement
from tests.factories import (
    make_administrator,
    make_curator,
    make_user,
    the_paper,
)
from tests.two_readers import HIDDEN, answers, appraise, typed
from tests.visiting import signed_in, told, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def readers():
    return make_curator("ada"), make_curator("bea")


@pytest.fixture
def reviewer():
    return make_user("rita", "reviewer", first_name="Rita", last_name="Roe")


def test_from_two_blind_readings_to_what_readers_see(readers, reviewer):
    ada, bea = readers
    paper = the_paper(1)
    address = (
        signed_in(ada)
        .post("/curate/readings/open/", {"record": paper.slug, "task": "appraisal", "part": ["1"]})
        .headers["Location"]
    )
    double = DoubleReading.objects.get()
    assert paper.title in visit("/curate/readings/", signed_in(bea)).text

    signed_in(ada).post(f"{address}hand-in/", typed(answers(double)))
    signed_in(bea).post(f"{address}hand-in/", typed(answers(double, **{"1_1": "no"})))
    assert "They differ on 1 question" in visit(address, signed_in(bea)).text
    refused = signed_in(reviewer).post(f"{address}settle/", {"answer.1.1": "no", "reason.1.1": " "})
    done = signed_in(reviewer).post(f"{address}settle/", {"answer.1.1": "no", "reason.1.1": "The manual says so."})

    assert "Say why" in told(refused)
    assert done.headers["Location"] == address
    appraisal = Appraisal.objects.get()
    assert (appraisal.status, appraisal.appraiser, appraisal.is_applicable) == ("published", ada, True)
    assert {one.item: one.answer for one in appraisal.answers.all()} == {
        **dict.fromkeys(["S1", "S2", "1.2", "1.3", "1.4", "1.5"], "yes"), "1.1": "no"
    }  # fmt: skip
    page = visit(paper.get_absolute_url()).text
    assert "1.1 Qualitative approach suits the question No: The manual says so." in page
    assert (
        "Read by two people without seeing each other's answers; they differed on 1 of 7 questions. "
        "Judged by two curators of the library; where they differed, settled by Rita Roe."
    ) in page
    settlement = Settlement.objects.get()
    assert (settlement.question, settlement.answer, settlement.by) == ("1.1", "no", reviewer)
    assert "Settled by Rita Roe" in visit(address, signed_in(bea)).text


DOORS = [
    "/curate/", "/curate/readings/", "/curate/readings/?shown=all", "/curate/readings/{pk}/", "/curate/works/",
    "/curate/quality/", "/curate/records/paper/{slug}/history/", "/curate/records/paper/{slug}/history.json",
    "/curate/records/paper/{slug}/history.csv", "/papers/{slug}/", "/api/v1/search?q=quagga", "/search/?q=quagga",
    "/admin/", "/admin/evidence/paper/{paper}/change/", "/admin/evidence/appraisal/", "/admin/evidence/changeset/",
]  # fmt: skip


@pytest.mark.parametrize("who", ["bea", "rita", "root"])
def test_no_door_shows_a_reading_before_both_are_in(who, readers, reviewer):
    ada, bea = readers
    person = {"bea": bea, "rita": reviewer, "root": make_administrator("root")}[who]
    double, client = appraise(), signed_in(person)
    hand_in_reading(double, by=ada, given=answers(double))

    for door in DOORS:
        address = door.format(pk=double.pk, slug=double.paper.slug, paper=double.paper.pk)
        page = client.get(address).content.decode()
        assert f"{HIDDEN} S1" not in page, address
    assert list(readings_seen_by(person)) == []
    assert compare(double, person) == []
    assert not client.post(f"/curate/readings/{double.pk}/settle/", typed(answers(double))).content.count(b"quagga S1 ")
    with pytest.raises((WrongStage, NotAllowed)):
        settle_readings(double, by=person, given=answers(double))


def test_a_refused_hand_in_keeps_what_was_typed_and_tells_nothing_of_the_other(readers):
    ada, bea = readers
    double = appraise()
    hand_in_reading(double, by=ada, given=answers(double))

    answer = signed_in(bea).post(f"/curate/readings/{double.pk}/hand-in/", {"reason.S1": "My own words"})

    assert answer.status_code == 422
    assert "All questions are answered before" in told(answer)
    assert "My own words" in told(answer)
    assert HIDDEN not in told(answer)


def test_who_has_handed_in_sees_their_own_alone(readers):
    ada, bea = readers
    double = appraise()
    hand_in_reading(double, by=ada, given=answers(double))

    page = visit(f"/curate/readings/{double.pk}/", signed_in(ada)).text

    assert f"{HIDDEN} S1" in page
    assert "Both readings are shown when the other one is in" in page
    hand_in_reading(double, by=bea, given=answers(double, "no"))
    assert "They differ on 7 questions" in visit(f"/curate/readings/{double.pk}/", signed_in(ada)).text


def test_a_reading_is_handed_in_once_and_by_two_people_alone(readers, reviewer):
    ada, bea = readers
    double = appraise()
    hand_in_reading(double, by=ada, given=answers(double))

    with pytest.raises(WrongStage, match="not changed any more"):
        hand_in_reading(double, by=ada, given=answers(double, "no"))
    hand_in_reading(double, by=bea, given=answers(double))
    with pytest.raises(WrongStage, match="Two people have read this already"):
        hand_in_reading(double, by=reviewer, given=answers(double))
    with pytest.raises(NotAllowed):
        hand_in_reading(double, by=make_user("reader"), given=answers(double))
