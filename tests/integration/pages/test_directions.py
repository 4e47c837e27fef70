"""The plot of effect directions: one row a study, the published rule in each cell, and a sign test of what is left."""

import re

import pytest

from evidence.models import OutcomeDomain, StudyDesign
from tests.factories import (
    make_appraisal,
    make_outcome,
    make_paper,
    make_programme,
    make_study,
    make_term,
    the_paper,
    the_programme,
)
from tests.visiting import visit

pytestmark = pytest.mark.django_db

UP, SAME, DOWN = "favours", "no-difference", "against"
"""Small enough for paper. Admissions: study A says better three times in four (75 per cent, so better), paper 3 worse,
paper 4 better once and worse once (conflicting), a review better, and one figure better that was published as extreme.
The test may count A and paper 3: one of two, P = 1. Of cost, A's authors concluded something, and nobody recorded the
direction."""


@pytest.fixture
def plot():
    admissions = make_term(OutcomeDomain, 1, slug="admissions", label="Admissions")
    cost = make_term(OutcomeDomain, 2, slug="cost", label="Cost")
    review = make_term(StudyDesign, 1, slug="systematic-review", label="Systematic review")
    pilots = make_programme(1, name="Pilots", start_year=2009)
    study = make_study(1, slug="study-a", label="Study A")
    for number in (1, 2):
        make_paper(number, study=study)
    for number in (3, 4, 6):
        make_paper(number)
    make_paper(5, design=review)
    said = {UP: "improved", SAME: "no-clear-change", DOWN: "worsened"}
    rows = [(1, UP), (1, UP), (2, UP), (2, DOWN), (3, DOWN), (4, UP), (4, DOWN), (5, UP), (6, UP)]
    for number, (paper, way) in enumerate(rows, start=1):
        make_outcome(
            number,
            paper=the_paper(paper),
            domain=admissions,
            programme=None if paper == 5 else pilots,
            estimate_direction=way,
            conclusion=said[way],
            is_extreme=paper == 6,
        )
    make_outcome(20, paper=the_paper(1), domain=cost, programme=pilots, conclusion="improved")
    return pilots


def rows_of(address: str = "/directions/", client=None) -> dict[str, list[str]]:
    """Return the cells of each row by the name of its study, as words."""
    body = client.get(address).content.decode().split("<thead>")[1].split("</table>")[0]
    found = {}
    for row in re.findall(r"<tr[ >].*?</tr>", body, re.DOTALL):
        cells = [
            " ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)
        ]
        found[cells[0]] = cells[1:]
    return found


def row_beginning(rows: dict[str, list[str]], words: str) -> list[str]:
    return next(cells for name, cells in rows.items() if name.startswith(words))


def test_papers_of_one_study_are_one_row_with_its_direction_by_the_published_rule(plot, client):
    rows = rows_of(client=client)

    assert row_beginning(rows, "Study A") == [
        "better n=4 Authors: improved 3; worsened",
        "n=1 Authors: improved",
        "not appraised",
    ]


def test_direction_that_the_authors_share_stands_without_their_words(plot, client):
    assert row_beginning(rows_of(client=client), "Paper 3") == ["worse n=1", "– not reported", "not appraised"]


def test_estimates_of_which_fewer_than_seven_in_ten_agree_are_conflicting(plot, client):
    assert row_beginning(rows_of(client=client), "Paper 4") == [
        "conflicting n=2 Authors: improved; worsened",
        "– not reported",
        "not appraised",
    ]


def test_sign_test_counts_independent_studies_that_point_either_way(plot, client):
    rows = rows_of(client=client)

    assert rows["Sign test of independent studies"] == [
        "1 of 2 studies better P = 1.0000",
        "no study points either way",
        "",
    ]
    assert rows["All studies of this plot"] == ["n=9", "n=1", ""]


def test_studies_stand_under_their_programme_and_reviews_apart(plot, client):
    body = client.get("/directions/").content.decode()

    groups = re.findall(r'scope="rowgroup">(?:<a [^>]*>)?([^<]+)', body)

    assert groups == ["Pilots", "No programme named, as in reviews"]


def test_study_of_two_programmes_is_one_row(plot, client):
    make_outcome(30, paper=the_paper(3), domain=OutcomeDomain.objects.get(slug="cost"), programme=make_programme(2))

    body = client.get("/directions/").content.decode()

    assert re.findall(r'scope="rowgroup">(?:<a [^>]*>)?([^<]+)', body)[1] == "More than one programme"
    assert body.count('href="/papers/paper-3/"') == 1


def test_concern_of_a_curator_shades_the_row_and_says_so(plot, client):
    make_appraisal(1, paper=the_paper(2), concern="some", reason="Sites chose themselves.")
    make_appraisal(2, paper=the_paper(1), concern="serious", reason="No comparison.")

    body = client.get("/directions/").content.decode()

    assert row_beginning(rows_of(client=client), "Study A")[-1] == "Serious concerns: No comparison."
    assert re.findall(r'<tr class="(some|serious)"', body) == ["serious"]


def test_appraisal_that_is_not_published_concerns_nobody(plot, client):
    make_appraisal(1, paper=the_paper(1), concern="serious", status="draft")

    assert row_beginning(rows_of(client=client), "Study A")[-1] == "not appraised"


def test_draft_study_does_not_join_its_papers(client):
    study = make_study(1, status="draft", label="Hidden study")
    for number in (1, 2):
        make_outcome(number, paper=make_paper(number, study=study), estimate_direction=UP)

    rows = rows_of(client=client)

    assert [name for name in rows if "Hidden" in name] == []
    assert visit("/directions/").text.count("of 2 studies") == 1


@pytest.mark.parametrize(
    "address",
    ["/directions/", "/directions/?programme=programme-1", "/directions/?domain=cost"],
)
def test_every_number_is_the_list_of_its_records(address, plot, client):
    counts = visit(address).counts

    totals = {link: int(re.search(r"<h1>\s*(\d+)", client.get(link).content.decode())[1]) for link, _count in counts}

    assert dict(counts) == totals
    assert len(counts) > 3


def test_narrower_domains_have_columns_and_the_broader_one_only_where_it_is_named(plot, client):
    cost = OutcomeDomain.objects.get(slug="cost")
    drugs = make_term(OutcomeDomain, 3, slug="drugs", label="Cost of drugs", parent=cost)
    make_outcome(40, paper=the_paper(4), domain=drugs)

    heads = rows_of(client=client)["Study"]

    assert heads == ["Admissions", "Cost", "Cost of drugs", "Concern about the study"]


def test_words_and_conclusions_are_no_filters_of_estimates(plot):
    page = visit("/directions/?q=admissions&direction=improved&programme=nowhere")

    assert "q: admissions" in page.text
    assert "direction: improved" in page.text
    assert "programme: nowhere" in page.text


def test_nothing_to_draw_is_said(client):
    assert "nothing to draw" in visit("/directions/").text


def test_studies_beyond_the_first_page_are_on_the_next(client, monkeypatch):
    monkeypatch.setattr("evidence.browse.directions.STUDIES_ON_PAGE", 2)
    for number in (1, 2, 3):
        make_outcome(number, programme=the_programme(1))

    first, second = visit("/directions/"), visit("/directions/?page=2")

    papers = [{link for link in page.links if link.startswith("/papers/paper-")} for page in (first, second)]
    assert [len(found) for found in papers] == [2, 1]
    assert "/directions/?page=2" in first.links


def test_table_to_take_away_has_a_line_for_each_cell(plot, client):
    lines = client.get("/directions/effect-directions.csv").content.decode("utf-8-sig").splitlines()

    assert lines[1].startswith("Pilots,Study A,2,")
    assert lines[1].endswith(",Admissions,better,4,3,4,improved 3; worsened 1")
    assert len(lines) == 1 + 6


def test_outcome_says_that_it_was_published_because_it_was_extreme(plot):
    assert "Published because it was extreme yes" in visit("/outcomes/outcome-9/").text
    assert "Published because it was extreme" not in visit("/outcomes/outcome-1/").text
