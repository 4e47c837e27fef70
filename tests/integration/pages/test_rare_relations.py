"""Links that the real content does not hold yet: the pages at both ends show them all the same."""

import pytest

from evidence.models import (
    Citation,
    InitiativeSuccession,
    PaperInitiative,
    PaperProgramme,
    PolicyProgramme,
    ProgrammeSuccession,
)
from tests.factories import make_initiative, make_paper, make_policy, make_programme, save
from tests.visiting import visit

pytestmark = pytest.mark.django_db


def assert_linked(one, other) -> None:
    """Fail unless the page of each record links to the other."""
    assert other.get_absolute_url() in visit(one.get_absolute_url()).links
    assert one.get_absolute_url() in visit(other.get_absolute_url()).links


def test_paper_and_programme_it_is_about_link_to_each_other():
    link = save(PaperProgramme(paper=make_paper(), programme=make_programme()))

    assert_linked(link.paper, link.programme)


def test_paper_and_initiative_it_is_about_link_to_each_other():
    link = save(PaperInitiative(paper=make_paper(), initiative=make_initiative()))

    assert_linked(link.paper, link.initiative)


def test_paper_and_paper_it_cites_link_to_each_other():
    link = save(Citation(paper=make_paper(1), cited=make_paper(2)))

    assert_linked(link.paper, link.cited)


def test_policy_and_programme_it_created_link_to_each_other():
    link = save(PolicyProgramme(policy=make_policy(), programme=make_programme()))

    assert_linked(link.policy, link.programme)


def test_policy_and_its_paper_link_to_each_other():
    policy = make_policy(paper=make_paper())

    assert_linked(policy, policy.paper)


@pytest.mark.parametrize(
    ("make", "link", "name"),
    [(make_initiative, InitiativeSuccession, "initiative"), (make_programme, ProgrammeSuccession, "programme")],
)
def test_lineage_is_shown_at_both_ends_with_its_basis(make, link, name):
    made = save(link(**{name: make(2), "predecessor": make(1), "basis": "same-place"}))

    assert_linked(getattr(made, name), made.predecessor)
    assert "Same place only" in visit(getattr(made, name).get_absolute_url()).text
    assert "Same place only" in visit(made.predecessor.get_absolute_url()).text
