"""/before/ tells what became of the aims of policies by the outcomes of the programmes that they created.

Small enough for paper: one Act created the vanguards and one type of them. The type improved admissions by its account;
the vanguards saw no clear change. Nobody measured cost. Another Act created nothing that is known.
"""

import re

import pytest

from evidence.models import AimDomain, OutcomeDomain, PolicyProgramme
from tests.asking import ask
from tests.factories import make_aim, make_outcome, make_policy, make_programme, make_term, save

pytestmark = pytest.mark.django_db

PLAN = "Our neighbourhood teams begin next year. The aim is to reduce emergency admissions. We also aim to lower cost."
ROW = re.compile(
    r'<th scope="row">([^<]+)</th>.*?<a href="([^"]+)">([^<]+)</a>.*?<td[^>]*>([^<]+)</td><td[^>]*>([^<]+)</td>'
    r'<td[^>]*>(?:<a class="n" href="([^"]+)" data-count="(\d+)")?'
)


@pytest.fixture
def acts():
    admissions, cost = (
        make_term(OutcomeDomain, number, slug=slug, label=label)
        for number, (slug, label) in enumerate([("admissions", "Emergency admissions"), ("cost", "Cost")], start=1)
    )
    vanguards = make_programme(1, slug="vanguards")
    one_type = make_programme(2, slug="one-type", parent=vanguards)
    make_outcome(1, programme=one_type, domain=admissions, conclusion="improved")
    make_outcome(2, programme=vanguards, domain=admissions, conclusion="no-clear-change")
    act, other = (make_policy(number, slug=f"act-{number}", title=f"Act {number}") for number in (1, 2))
    for programme in (vanguards, one_type):
        save(PolicyProgramme(policy=act, programme=programme))
    for number, (policy, statement, domain) in enumerate(
        [(act, "Fewer admissions", admissions), (act, "Cheaper", cost), (other, "Cheaper still", cost)], start=1
    ):
        save(AimDomain(aim=make_aim(number, programme=None, policy=policy, statement=statement), domain=domain))
    ask()


@pytest.mark.usefixtures("acts")
def test_aim_of_a_policy_is_told_by_all_programmes_that_it_created(client):
    page = client.post("/before/", {"text": PLAN}).content.decode()

    assert ROW.findall(page.partition('id="tried"')[2]) == [
        (
            *("Fewer admissions", "/policies/act-1/#aims", "Act 1", "Emergency admissions"),
            "Measured; improved in some results and not in others",
            *("/outcomes/?programme=one-type&amp;programme=vanguards&amp;domain=admissions", "2"),
        ),
        (
            *("Cheaper", "/policies/act-1/#aims", "Act 1", "Cost"),
            *("Nobody measured it, as far as the library knows", "", ""),
        ),
    ]


@pytest.mark.usefixtures("acts")
def test_number_beside_an_aim_of_a_policy_is_that_of_its_list(client):
    page = client.post("/before/", {"text": PLAN}).content.decode()
    [(url, count)] = re.findall(r'<a class="n" href="(/outcomes/\?programme[^"]+)" data-count="(\d+)"', page)

    answer = client.get(url.replace("&amp;", "&").replace("/outcomes/?", "/api/v1/search?kind=outcome&"))

    assert answer.json()["total"] == int(count) == 2
