"""The GRADE-CERQual worksheet: for lessons with two pieces of qualitative research, proposed and never computed."""

import pytest
from django.test import Client

from evidence.curation.actions import accept_work
from evidence.models import Appraisal, LessonTheme, PaperType, StudyDesign, WorkInProgress
from tests.factories import (
    make_curator,
    make_lesson,
    make_lesson_evidence,
    make_paper,
    make_study,
    make_term,
    make_theme,
    make_user,
    save,
)
from tests.visiting import told, visit

pytestmark = pytest.mark.django_db

ADDRESS = "/curate/lessons/lesson-1/confidence/"
FULL = {
    **{f"answer.{name}": "minor" for name in ("methods", "coherence", "adequacy", "relevance")},
    **{f"reason.{name}": f"Because of {name}." for name in ("methods", "coherence", "adequacy", "relevance")},
    "confidence": "moderate",
    "reason": "Few sites.",
}


@pytest.fixture
def lesson():
    lesson = make_lesson(1)
    save(LessonTheme(lesson=lesson, theme=make_theme()))
    return lesson


@pytest.fixture
def client():
    client = Client()
    client.force_login(make_curator())
    return client


def design(slug: str):
    return StudyDesign.objects.filter(slug=slug).first() or make_term(StudyDesign, slug=slug, label=slug)


def source(lesson, number: int, slug: str = "qualitative", second_hand=False, **values):
    paper = make_paper(number, design=design(slug), **values)
    make_lesson_evidence(number, lesson=lesson, paper=paper, is_second_hand=second_hand)


def test_two_pieces_of_qualitative_research_open_the_worksheet(lesson, client):
    source(lesson, 1)
    source(lesson, 2, "mixed-methods")

    answer = client.post(ADDRESS, FULL)

    work = WorkInProgress.objects.get()
    assert answer.headers["Location"] == f"/curate/works/{work.pk}/"
    assert Appraisal.objects.count() == 0
    accept_work(work, by=make_user("rita", "reviewer"))
    appraisal = Appraisal.objects.get()
    assert (appraisal.confidence, appraisal.reason, appraisal.status) == ("moderate", "Few sites.", "published")
    assert {one.item: one.answer for one in appraisal.answers.all()} == dict.fromkeys(
        ("methods", "coherence", "adequacy", "relevance"), "minor"
    )
    page = visit(lesson.get_absolute_url()).text
    assert "Moderate confidence" in page
    assert "Methodological limitations Minor: Because of methods." in page


@pytest.mark.parametrize(
    ("slug", "values"),
    [("opinion-or-policy", {}), ("controlled", {}), ("qualitative", {"second_hand": True}),
     ("qualitative", {"type": "policy-document"})],
)  # fmt: skip
def test_what_is_no_qualitative_research_does_not_count(slug, values, lesson, client):
    if "type" in values:
        values = {"type": make_term(PaperType, 9, slug=values["type"], label="Policy")}
    source(lesson, 1)
    source(lesson, 2, slug, **values)

    page, answer = visit(ADDRESS, client).text, client.post(ADDRESS, FULL)

    assert "1 piece of qualitative research" in page
    assert answer.status_code == 422
    assert "this lesson has 1" in told(answer)


def test_papers_of_one_study_count_once(lesson, client):
    study = make_study()
    source(lesson, 1, study=study)
    source(lesson, 2, study=study)

    assert client.post(ADDRESS, FULL).status_code == 422


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("answer.coherence", "Coherence: choose the level of concern"),
        ("reason.adequacy", "Adequacy: write the reason"),
        ("reason", "Say why you propose"),
        ("confidence", "Propose the overall level"),
    ],
)
def test_each_component_needs_a_level_and_a_reason_and_what_was_typed_is_kept(missing, sentence, lesson, client):
    source(lesson, 1)
    source(lesson, 2)

    answer = client.post(ADDRESS, {**FULL, missing: ""})

    assert (answer.status_code, sentence in told(answer)) == (422, True)
    assert "Because of relevance." in told(answer)
    assert WorkInProgress.objects.count() == 0


def test_the_overall_level_starts_high_whatever_the_concerns(lesson, client):
    source(lesson, 1)
    source(lesson, 2)

    assert '<option value="high" selected>' in client.get(ADDRESS).content.decode()
    serious = {name: "serious" for name in FULL if name.startswith("answer.")}
    client.post(ADDRESS, {**FULL, **serious, "confidence": "high"})
    assert WorkInProgress.objects.get().rows[0]["values"]["confidence"] == "high"


def test_a_second_proposal_of_the_same_person_revises_the_first(lesson, client):
    source(lesson, 1)
    source(lesson, 2)
    rita = make_user("rita", "reviewer")
    for level in ("moderate", "low"):
        client.post(ADDRESS, {**FULL, "confidence": level})
        accept_work(WorkInProgress.objects.latest("pk"), by=rita)

    assert Appraisal.objects.get().confidence == "low"


def test_a_lesson_that_is_not_there_is_not_found(client):
    assert client.get("/curate/lessons/none/confidence/").status_code == 404
