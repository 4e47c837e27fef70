"""A plain question finds the obvious record among the first three; page and API are one search."""

import re
from urllib.parse import urlencode

import pytest

from evidence.search import KINDS
from tests.asking import ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

TEN_LESSONS = ("paper", "glasby-miller-2020-ten-lessons")
OBVIOUS = {
    "pooled budgets": ("theme", "pooled-budgets"),  # the subject of that name
    "pooling of budgets": ("theme", "pooled-budgets"),  # other forms of the same words
    "Torbay": ("place", "torbay"),  # the place of that name
    "torbay care trust": ("initiative", "ct-torbay"),  # the one initiative of that name
    "MDT": ("theme", "multidisciplinary-teams"),  # the subject whose short form it is
    "multidisciplinary teams": ("theme", "multidisciplinary-teams"),
    "The NHS Plan": ("policy", "nhs-plan-2000"),  # the policy of that name
    "ten lessons integrated care": TEN_LESSONS,  # words of its title
}
DOIS = [
    "10.1108/JICA-11-2019-0047",
    "10.1108/jica-11-2019-0047",
    "doi:10.1108/JICA-11-2019-0047",
    "DOI: 10.1108/JICA-11-2019-0047",
    "https://doi.org/10.1108/JICA-11-2019-0047",
    "http://dx.doi.org/10.1108/jica-11-2019-0047",
    "doi.org/10.1108/JICA-11-2019-0047",
    " 10.1108/JICA-11-2019-0047. ",
]
OTHER_IDENTIFIERS = {
    "PMC5354217": "glasby-2016-if-integration",
    "pmc 5354217": "glasby-2016-if-integration",
    "10.5334/IJIC.2535": "glasby-2016-if-integration",
}
QUESTIONS = [
    "",
    "q=pooled+budgets",
    "q=trust&kind=lesson&kind=paper",
    "q=zzzz+care",
    "q=xyzzyqqq",
    "programme=vanguards&theme=leadership",
    "place=torbay&sort=newest",
    "sort=title&page=3&page_size=10&kind=place",
    "domain=emergency-admissions&direction=improved&nonsense=1&theme=none",
    "year=2018&year=2019&verification=source-text&sort=oldest",
]


def first_found(question: str, most: int = 3) -> list[tuple[str, str]]:
    """Return kind and slug of the first records that a question finds."""
    hits = ask(urlencode({"q": question})).hits[:most]
    return [(hit.kind, KINDS[hit.kind].model.objects.get(pk=hit.record).slug) for hit in hits]


@pytest.mark.parametrize(("question", "record"), OBVIOUS.items())
def test_question_finds_the_obvious_record_among_the_first_three(question, record):
    assert record in first_found(question)


def test_name_of_an_author_finds_papers_of_that_author_first():
    papers = [KINDS["paper"].model.objects.get(slug=slug) for _, slug in first_found("Glasby")]

    assert [paper.authors.filter(family="Glasby").exists() for paper in papers] == [True, True, True]


@pytest.mark.parametrize("doi", DOIS)
def test_doi_in_any_spelling_finds_its_paper_alone(doi):
    assert first_found(doi) == [TEN_LESSONS]


@pytest.mark.parametrize(("identifier", "slug"), OTHER_IDENTIFIERS.items())
def test_other_identifier_finds_its_paper_first(identifier, slug):
    assert first_found(identifier, 1) == [("paper", slug)]


@pytest.mark.parametrize("question", QUESTIONS)
def test_page_and_api_list_the_same_records_in_the_same_order(question, client):
    body = client.get(f"/search/?{question}").content.decode()
    answer = client.get(f"/api/v1/search?{question}").json()

    listed = re.findall(r'<h2><a href="(/\w+/[\w-]+/)">', body)

    assert listed == [result["url"] for result in answer["results"]]
    assert f"<h1>{answer['total']:,} record" in body


@pytest.mark.parametrize("kind", list(KINDS))
def test_list_of_a_kind_is_the_search_with_that_kind(kind, client):
    question = "q=care&verification=source-text&sort=title&page_size=5"

    body = client.get(f"/{KINDS[kind].model.folder}/?{question}").content.decode()
    answer = client.get(f"/api/v1/search?{question}&kind={kind}").json()

    assert re.findall(r'<h2><a href="(/\w+/[\w-]+/)">', body) == [result["url"] for result in answer["results"]]
    assert body.count("Ignored, because") == 0


@pytest.mark.parametrize("kind", list(KINDS))
def test_list_of_a_kind_takes_every_parameter(kind, client):
    names = [*ask().criteria.query_string().split("&"), "programme", "year", "domain", "confidence", "lesson_kind"]
    question = "&".join(f"{name}=no-such-value" for name in names if name)

    body = client.get(f"/{KINDS[kind].model.folder}/?{question}").content.decode()

    ignored = re.findall(r"<code>(\w+): no-such-value</code>", body)
    assert sorted(ignored) == sorted(name for name in names if name)
