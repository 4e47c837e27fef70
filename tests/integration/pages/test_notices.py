"""A publisher's notice stands at the top of the paper's page, in words; citations can be copied as they stand."""

import re

import pytest

from evidence.models import AimDomain, Authorship, OutcomeDomain, PolicyProgramme
from tests.factories import (
    make_aim,
    make_author,
    make_outcome,
    make_paper,
    make_policy,
    make_programme,
    make_term,
    save,
)
from tests.visiting import visit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("retracted", "Retracted. The publisher has withdrawn this paper. Do not rely on what it reports"),
        ("concern", "Expression of concern. The publisher has voiced doubts about this paper"),
        ("corrected", "Corrected. The publisher has corrected this paper."),
    ],
)
def test_notice_stands_before_the_title(status, words, client):
    paper = make_paper(editorial_status=status, editorial_url="https://example.org/notice")

    body = client.get(paper.get_absolute_url()).content.decode()

    notice, _, _rest = body.partition("<main")[2].partition("<h1>")
    assert 'role="alert"' in notice
    assert words in " ".join(re.sub(r"<[^>]+>", "", notice).split())
    assert "https://example.org/notice" in notice


def test_paper_without_a_notice_has_no_banner(client):
    assert 'role="alert"' not in client.get(make_paper().get_absolute_url()).content.decode()


def test_retraction_stands_in_the_title_of_the_page_and_in_the_citations(client):
    paper = make_paper(title="Costs", editorial_status="retracted")

    body = client.get(paper.get_absolute_url()).content.decode()

    assert "<title>Retracted: Costs" in " ".join(body.split())
    assert body.count("[retracted]") == 2


def test_citations_are_plain_text_in_both_styles(client):
    paper = make_paper(title="Ten lessons", year=2020, container_title="JICA", volume="28")
    save(Authorship(paper=paper, author=make_author(family="Glasby", given="Jon"), position=1))

    text = visit(paper.get_absolute_url()).text

    assert "Glasby J. Ten lessons. JICA. 2020;28." in text
    assert "Glasby, J. (2020) ‘Ten lessons’, JICA , 28." in text


def test_policy_says_that_nobody_measured_an_aim():
    policy, domain = make_policy(), make_term(OutcomeDomain, 5, label="Equity")
    save(AimDomain(aim=make_aim(1, programme=None, policy=policy, statement="Be fair."), domain=domain))

    text = visit(policy.get_absolute_url()).text

    assert "Its stated aims, and that nobody measured them" in text
    assert "No programme is recorded as created by this policy" in text
    assert re.search(r"Be fair\..*Nobody measured it", text)


def test_policy_finds_its_aim_measured_in_a_type_of_the_programme_that_it_created():
    policy, domain = make_policy(), make_term(OutcomeDomain, 5, label="Equity")
    created = make_programme(1)
    save(PolicyProgramme(policy=policy, programme=created))
    save(AimDomain(aim=make_aim(1, programme=None, policy=policy, statement="Be fair."), domain=domain))
    make_outcome(
        1,
        measure="access by the poor",
        domain=domain,
        conclusion="worsened",
        programme=make_programme(2, parent=created),
    )

    text = visit(policy.get_absolute_url()).text

    assert "Its stated aims, and what was measured" in text
    assert re.search(r"Be fair\..*worsened : access by the poor", text)
    assert "Nobody measured it" not in text
