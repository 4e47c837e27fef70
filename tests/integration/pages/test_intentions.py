"""Aims beside observations: what was measured, by whom, and what never was, for a programme, a policy and a family."""

import re

import pytest

from evidence.models import AimDomain, OutcomeDomain, PolicyProgramme, ProgrammeSuccession
from tests.factories import (
    make_aim,
    make_initiative,
    make_outcome,
    make_paper,
    make_policy,
    make_programme,
    make_study,
    make_term,
    save,
    the_paper,
)
from tests.visiting import read, visit

pytestmark = pytest.mark.django_db

"""Small enough for paper. Pilots aimed to cut admissions (measured by a study of two papers at a site: improved, and
worsened), to cut cost (never measured), and to lead (no domain). Vanguards followed the pilots and measured cost once.
An Act created the vanguards and aimed for equity (never measured) and for cost."""


@pytest.fixture
def family():
    admissions, cost, equity = (
        make_term(OutcomeDomain, number, slug=slug, label=slug.title())
        for number, slug in enumerate(("admissions", "cost", "equity"), start=1)
    )
    pilots = make_programme(1, slug="pilots", name="Pilots", start_year=2009)
    vanguards = make_programme(2, slug="vanguards", name="Vanguards", start_year=2015)
    save(ProgrammeSuccession(programme=vanguards, predecessor=pilots, basis="sourced"))
    act = make_policy(1, slug="an-act", title="An Act")
    save(PolicyProgramme(policy=act, programme=vanguards))
    for number, (programme, policy, statement, domain) in enumerate(
        [
            (pilots, None, "Fewer admissions", admissions),
            (pilots, None, "Lower cost", cost),
            (pilots, None, "Lead the way", None),
            (None, act, "Fair to all", equity),
            (None, act, "Cheaper", cost),
        ],
        start=1,
    ):
        aim = make_aim(number, programme=programme, policy=policy, statement=statement)
        if domain:
            save(AimDomain(aim=aim, domain=domain))
    site = make_initiative(1, programme=pilots)
    study = make_study(1, slug="national", label="National evaluation")
    for number, conclusion in ((1, "improved"), (2, "worsened")):
        paper = make_paper(number, study=study)
        make_outcome(number, paper=paper, domain=admissions, initiative=site, conclusion=conclusion)
    make_outcome(3, paper=make_paper(3, title="A study of cost"), domain=cost, programme=vanguards)
    return pilots


def section(address: str, name: str, client) -> str:
    """Return the words of one section of a page, or nothing where it is not there."""
    parts = client.get(address).content.decode().split(f'id="{name}">')
    return read(parts[1].split("</section>")[0]).text if len(parts) > 1 else ""


def test_aim_that_somebody_measured_says_what_was_found_and_by_whom(family, client):
    words = section("/aims/?programme=pilots", "measured", client)

    assert words.startswith("1 aim that somebody measured")
    assert "Fewer admissions" in words
    assert "2 admissions : 1 improved , 1 worsened measured by National evaluation" in words


def test_aim_that_nobody_measured_is_a_finding(family, client):
    words = section("/aims/?programme=pilots", "never", client)

    assert words.startswith("1 aim was stated and never measured Lower cost")
    assert "In the whole library: 1 outcome , cost" in words


def test_aim_without_a_domain_stands_apart(family, client):
    assert "Lead the way" in section("/aims/?programme=pilots", "silent", client)


def test_policy_is_asked_through_the_programmes_that_it_created(family, client):
    assert "Cheaper" in section("/aims/?policy=an-act", "measured", client)
    assert "measured by A study of cost" in section("/aims/?policy=an-act", "measured", client)
    assert "Fair to all" in section("/aims/?policy=an-act", "never", client)
    assert "Fewer admissions" not in visit("/aims/?policy=an-act").text


@pytest.mark.parametrize("choice", ["programme=pilots", "programme=vanguards", "policy=an-act"])
def test_family_holds_the_aims_of_all_before_and_after(choice, family, client):
    address = f"/aims/?{choice}&family=yes"

    measured = section(address, "measured", client)

    assert [aim for aim in ("Fewer admissions", "Lower cost", "Cheaper") if aim not in measured] == []
    assert measured.count("Not in this programme itself") == 1  # the pilots' cost, measured by the vanguards
    assert "Fair to all" in section(address, "never", client)


def test_table_of_all_owners_counts_their_aims(family, client):
    body = client.get("/aims/").content.decode().split("<tbody>")[1]

    rows = [re.findall(r"<td[^>]*>(?:<b>)?([^<]*)", row) for row in body.split("</tr>")[:2]]

    assert rows == [["2009", "3", "1", "1", "1"], ["not reported", "2", "1", "1", "0"]]


@pytest.mark.parametrize(
    "address", ["/aims/?programme=pilots", "/aims/?programme=pilots&family=yes", "/aims/?policy=an-act"]
)
def test_every_number_is_the_list_of_its_records(address, family, client):
    counts = visit(address).counts

    totals = {link: int(re.search(r"<h1>\s*(\d+)", client.get(link).content.decode())[1]) for link, _count in counts}

    assert dict(counts) == totals
    assert counts != []


def test_draft_measures_nothing(family, client):
    make_aim(9, programme=family, statement="Hidden aim", status="draft")
    make_outcome(9, paper=the_paper(1), domain=OutcomeDomain.objects.get(slug="cost"), programme=family, status="draft")

    assert "Lower cost" in section("/aims/?programme=pilots", "never", client)
    assert "Hidden aim" not in visit("/aims/?programme=pilots").text


def test_what_is_not_known_is_named_and_all_owners_are_shown(family):
    page = visit("/aims/?programme=nowhere&page=9")

    assert "programme: nowhere" in page.text
    assert "/aims/?programme=pilots" in page.links


def test_library_without_aims_says_so():
    assert "No programme and no policy has a stated aim" in visit("/aims/").text


def test_programme_without_aims_says_so():
    make_programme(1)

    assert "No stated aim is recorded." in visit("/aims/?programme=programme-1").text
