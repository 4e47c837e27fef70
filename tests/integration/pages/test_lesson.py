"""The page of a lesson: how sure, who says so, how often before, and taking it along."""

import re
from datetime import date

import pytest
from django.utils import timezone

from evidence.models import StudyDesign
from tests.factories import (
    make_initiative,
    make_lesson,
    make_lesson_evidence,
    make_paper,
    make_programme,
    make_term,
    the_lesson,
)
from tests.visiting import read, visit

pytestmark = pytest.mark.django_db

ADDRESS = "/lessons/lesson-1/"


@pytest.fixture
def designs():
    """The designs of studies that the rule asks for."""
    return {slug: make_term(StudyDesign, slug=slug) for slug in ("controlled", "qualitative", "opinion-or-policy")}


def report(number: int, year: int | None, stance: str = "supports", design=None, **values):
    """Make a paper of its own that bears on the lesson."""
    paper = make_paper(number, year=year, design=design, title=f"Paper of {year}")
    return make_lesson_evidence(1, paper=paper, stance=stance, **values)


def test_page_says_how_sure_and_why_in_one_sentence(designs, client):
    for number in range(1, 4):
        report(number, 2010 + number, design=designs["qualitative"])
    report(4, 2004, design=designs["controlled"])
    report(5, 2015, "qualifies", design=designs["qualitative"])

    text = visit(ADDRESS).text

    assert (
        "Supported, with exceptions. 4 of 5 papers support it, among them 1 study with a comparison group;"
        " 1 qualifies it."
    ) in text


def test_studies_with_a_comparison_group_come_first_then_the_newest(designs, client):
    for number, (year, design) in enumerate([(2001, "qualitative"), (2020, "qualitative"), (2005, "controlled")], 1):
        report(number, year, design=designs[design])

    body = client.get(ADDRESS).content.decode().split('id="evidence"')[1]

    assert re.findall(r">Paper of (\d+)</a>", body) == ["2005", "2020", "2001"]


def test_paper_that_reports_from_two_sites_stands_once_with_both(client):
    paper = make_paper(1, year=2010)
    for number in (1, 2):
        site = make_initiative(number, name=f"Site {number}")
        make_lesson_evidence(1, paper=paper, initiative=site, note=f"point {number}")

    body = client.get(ADDRESS).content.decode().split('id="evidence"')[1].split("</section>")[0]

    assert body.count('<li class="ev"') == 1
    assert all(words in body for words in ("Site 1", "Site 2", "Point 1", "Point 2"))


def test_many_papers_are_folded_and_all_of_them_are_there(client):
    for number in range(1, 10):
        report(number, 2000 + number)

    body = client.get(ADDRESS).content.decode()

    assert "Show 3 more papers" in body
    assert body.count('<li class="ev"') == 9


def test_contradictions_are_told_in_the_first_line_and_have_a_place_of_their_own(client):
    report(1, 2010)
    report(2, 2012, "contradicts")

    reading = visit(ADDRESS)

    assert f"{ADDRESS}#contradicts" in reading.links
    assert "contradicts" in reading.ids


def test_page_tells_how_often_it_was_learned_before(client):
    first, later = make_programme(1, name="Pilots", start_year=2003), make_programme(2, name="Sites", start_year=2012)
    report(1, 2004, programme=first)
    report(2, 2014, programme=later)
    report(3, None)

    text = visit(ADDRESS).text

    assert "Reported in 2 of the years since 1999" in text
    assert "First reported here in 2004, most recently in 2014." in text
    assert "1 undated paper is left out." in text
    assert "Between 2004 and 2014 no paper here reported it" in text
    assert "Reported from 2 programmes in turn" in text
    assert "10 years later" in text


def test_every_mark_of_the_drawing_stands_in_the_table_beside_it(client):
    for number, stance in enumerate(["supports", "qualifies", "contradicts"], 1):
        report(number, 2010, stance)

    body = client.get(ADDRESS).content.decode()
    table = body.split("<tbody>")[1].split("</tbody>")[0]

    assert body.count("<circle class=") - body.count('<svg viewBox="0 0 16 16"') == 3
    assert len(re.findall(r'<a href="#', table)) == 3
    assert all(f'id="{anchor}"' in body for anchor in re.findall(r'<a href="#([^"]+)"', table))


def test_sites_of_a_hidden_initiative_name_no_programme(client):
    hidden = make_initiative(1, status="draft", programme=make_programme(1, name="Hidden away", start_year=2003))
    report(1, 2004, initiative=hidden)
    report(2, 2006, programme=make_programme(2, name="Shown", start_year=2003))

    assert "Hidden away" not in client.get(ADDRESS).content.decode()


def test_lessons_that_share_papers_are_read_with_it(client):
    make_lesson(2, statement="Shares two")
    make_lesson(3, statement="Shares one")
    make_lesson(4, statement="Shares two in draft", status="draft")
    for number in (11, 12):
        evidence = report(number, 2010)
        make_lesson_evidence(2, paper=evidence.paper)
        make_lesson_evidence(4, paper=evidence.paper)
    make_lesson_evidence(3, paper=evidence.paper)

    aside = client.get(ADDRESS).content.decode().split("Read with")[1].split("</section>")[0]

    assert re.findall(r">(Shares[^<]*)<", aside) == ["Shares two"]


def test_lesson_can_be_cited_and_passed_on(client, settings):
    make_lesson(statement="Trust comes first.")

    reading = visit(ADDRESS)

    today = timezone.localdate()
    assert (
        f"Trust comes first [lesson; last changed {in_words(today)}; library version {in_words(today)};" in reading.text
    )
    assert f"Available at: {settings.SITE_URL}{ADDRESS} (Accessed: {in_words(today)})." in reading.text
    assert "mailto:?subject=Trust%20comes%20first&body=" in next(link for link in reading.links if "mailto" in link)


def test_lesson_without_evidence_says_so(client):
    make_lesson()

    text = visit(ADDRESS).text

    assert "No source recorded yet." in text
    assert "What each paper says" not in text


def test_statement_is_never_read_as_markup(client):
    make_lesson(statement='Trust "first" & <b>always</b>')

    body = client.get(ADDRESS).content.decode()

    assert "<b>always" not in body
    assert "Trust &#34;first&#34; &amp; &lt;b&gt;always" in body


def in_words(moment: date) -> str:
    return f"{moment.day} {moment:%B %Y}"


def test_marks_of_evidence_stand_where_it_stands(client):
    make_lesson_evidence(1, is_second_hand=True, verification="recalled", locator="page 4")

    body = client.get(the_lesson().get_absolute_url()).content.decode()

    assert '<span class="tag">second-hand</span>' in body
    assert '<span class="tag">recalled, unchecked</span>' in body
    assert read(body).text.count("page 4") == 1
