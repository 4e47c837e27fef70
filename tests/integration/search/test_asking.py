"""What a question finds: plain words in any form and spelling, and the exact language, obeyed exactly."""

from itertools import permutations
from urllib.parse import urlencode

import pytest

from evidence.models import Authorship, Outcome, Paper, Study
from evidence.search import KINDS, Criteria, Results, search
from tests.asking import ask, found

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

SAME_QUESTION = [
    ("co-location", "colocation"),
    ("co-location", "co location"),
    ("multi-disciplinary", "multidisciplinary"),
    ("healthcare", "health-care"),
    ("organisation", "organization"),
    ("programme", "program"),
    ("paediatric", "pediatric"),
    ("behaviour", "behavior"),
    ("ageing", "aging"),
    ("centre", "center"),
    ("evaluación", "evaluacion"),
    ("people’s trust", "people's trust"),
    ("organis*", "organiz*"),
    ('"integrated care organisation"', '"integrated care organization"'),
    ('"joined-up care"', "“joined up care”"),
    ("title:organisation", "title:organization"),
    ("pooled budgets", "POOLED Budgets"),
]
BEGINNINGS = ("int", "com", "pro", "car", "hos", "par", "ser", "man")
INTEGRAT = ("integrate", "integrated", "integrating", "integration", "integrative", "integrates")
AS_CHOSEN = [
    ("theme:leadership", "theme=leadership"),
    ("theme:Leadership", "theme=leadership"),
    ("theme:pooled-budgets", "theme=pooled-budgets"),
    ('theme:"pooled fund"', "theme=pooled-budgets"),
    ("programme:vanguards", "programme=vanguards"),
    ("programme:BCF", "programme=better-care-fund"),
    ('programme:"Better Care Fund"', "programme=better-care-fund"),
    ("programme:pioneers", "programme=pioneers-w1&programme=pioneers-w2"),
    ("place:torbay", "place=torbay"),
    ("place:Cymru", "place=wales"),
    ("kind:papers", "kind=paper"),
    ("nation:wales", "nation=wales"),
    ("care_model:MDT", "care_model=multidisciplinary-team"),
    ("domain:satisfaction", "domain=patient-experience"),
    ("direction:improved", "direction=improved"),
    ("nation:(wales OR scotland)", "nation=wales&nation=scotland"),
    ("year:2015..2017", "year=2015&year=2016&year=2017"),
    ("year:2016", "year=2016"),
    ("theme:leadership AND year:2016", "theme=leadership&year=2016"),
]


def question(q: str, **more: str) -> str:
    return urlencode({"q": q, **more})


def records(results: Results) -> list[tuple[str, str]]:
    return [(hit.kind, KINDS[hit.kind].model.objects.get(pk=hit.record).slug) for hit in results.hits]


PHRASES_WITH_BEGINNINGS = [
    ('"pooled budg*"', '"pooled budget" OR "pooled budgets" OR "pooled budgeting"'),
    ('"integrat* care pilot*"', " OR ".join(f'"{one} care {two}"' for one in INTEGRAT for two in ("pilot", "pilots"))),
    ('"staff xyzzy*"', "xyzzyqqq"),
]


@pytest.mark.parametrize(("begun", "written_out"), PHRASES_WITH_BEGINNINGS)
def test_phrase_with_beginnings_finds_what_all_its_phrases_find(begun, written_out):
    assert found(question(begun, expand="no")) == found(question(written_out, expand="no", mend="no"))


def test_a_long_strategy_of_phrases_with_beginnings_is_obeyed_exactly():
    phrases = [f'"{one}* {other}*"' for one, other in permutations(BEGINNINGS, 2)]

    together, apart = search(Criteria(q=" OR ".join(phrases))), [ask(question(phrase)) for phrase in phrases]

    assert together.notices == ()
    assert max(results.total for results in apart) <= together.total <= sum(results.total for results in apart)


def test_more_phrases_with_beginnings_than_can_be_asked_are_searched_by_their_words():
    asked = " OR ".join(f'"{one}* {two}* {three}*"' for one, two, three in permutations((*BEGINNINGS, "adm", "hea"), 3))

    results = search(Criteria(q=asked))

    assert results.total > 100
    assert any("searched wherever they stand" in notice for notice in results.notices)


def test_many_names_that_nothing_has_are_named_as_far_as_can_be_read():
    results = search(Criteria(q=" OR ".join(f"place:w{number}" for number in range(9_000))))

    assert (results.total, len(results.notices)) == (0, 21)
    assert results.notices[0] == "No place is called “w0”."


@pytest.mark.parametrize(("one", "other"), SAME_QUESTION)
def test_spelling_hyphens_accents_and_quotes_do_not_matter(one, other):
    assert found(question(one)) == found(question(other))


@pytest.mark.parametrize("q", [one for one, _ in SAME_QUESTION if one != "evaluación"])
def test_each_of_these_finds_something(q):
    assert ask(question(q)).total > 0


@pytest.mark.parametrize(("q", "chosen"), AS_CHOSEN)
def test_field_finds_what_the_facet_lists(q, chosen):
    assert found(question(q)) == found(chosen)
    assert ask(chosen).total > 0


def test_operators_are_obeyed_exactly():
    budgets, torbay = found(question("budgets AND care")), found(question("torbay AND care"))

    assert found(question("budgets AND torbay AND care")) == budgets & torbay
    assert found(question("(budgets OR torbay) AND care")) == budgets | torbay
    assert found(question("budgets AND care NOT torbay")) == budgets - torbay
    assert found(question("NOT care")) == found() - found(question("care", expand="off"))


def test_phrase_means_its_words_as_written_and_side_by_side():
    papers = Paper.objects.visible().filter(title__iregex=r"integrated care:? organi[sz]ations")

    titles = found(question('title:"integrated care organisations"'))

    assert {record for kind, record in titles if kind == "paper"} == {paper.pk for paper in papers}
    assert found(question('"care integrated"')) < found(question("care AND integrated"))


def test_distance_lets_words_stand_between():
    near = found(question('"budgets care"~6'))

    assert found(question('"budgets care"')) < near < found(question("budgets AND care"))


def test_beginning_finds_every_word_that_begins_so():
    integrat = found(question("title:integrat*"))

    assert found(question("title:integration OR title:integrating")) <= integrat
    assert found(question('title:"integrat* care"')) <= integrat


def test_author_has_the_papers_of_that_name():
    written = set(Authorship.objects.visible().filter(author__family="Glasby").values_list("paper", flat=True))

    assert {record for _, record in found(question("author:glasby"))} == written
    assert found(question('author:"Jon Glasby"')) == found(question('author:"Glasby Jon"'))
    assert found(question('author:"Glasby J"')) == found(question("author:glasb*"))


def test_study_has_its_papers_and_their_outcomes():
    study = Study.objects.visible().get(slug="icp-national-evaluation")
    papers = set(Paper.objects.visible().filter(study=study).values_list("pk", flat=True))
    outcomes = set(Outcome.objects.visible().filter(paper__study=study).values_list("pk", flat=True))

    listed = found(question('study:"icp-national-evaluation"'))

    assert listed == {("paper", pk) for pk in papers} | {("outcome", pk) for pk in outcomes}
    assert outcomes != set()


def test_paper_that_shares_its_study_with_none_is_a_study_of_its_own():
    paper = Paper.objects.visible().get(slug="gravelle-2007-evercare")

    listed = found(question("study:Gravelle-2007-Evercare"))

    assert listed == {("paper", paper.pk)} | {("outcome", pk) for pk in paper.outcomes.values_list("pk", flat=True)}
    assert found(question("study:nowhere")) == set()


def test_identifier_goes_straight_to_its_record():
    paper = Paper.objects.visible().exclude(doi=None).exclude(doi="").order_by("pk").first()

    assert found(question(f"doi:{paper.doi}")) == {("paper", paper.pk)}


def test_plain_words_find_what_has_most_of_them_below_what_has_all():
    results = ask(question("does pooling budgets cut admissions"))

    assert records(results)[0] == (
        "lesson",
        "lesson-pooled-budget-not-sufficient",
    )  # its statement answers the question
    assert results.total > ask(question("pooling AND budgets AND cut AND admissions")).total


def test_missing_word_does_not_empty_the_answer():
    with_it, without_it = ask(question("xyzzyqqq budgets")), ask(question("budgets"))

    assert (with_it.total, with_it.left_out_words) == (without_it.total, 1)


def test_words_that_no_record_has_together_find_those_with_most():
    results = ask(question("telehealth Torquay"))

    assert results.total > 0
    assert results.left_out_words > 0


@pytest.mark.parametrize("q", ["pooled budgets", "integrat*", "ICS", "torbey", "NOT care", "year:2015..2016", ""])
@pytest.mark.parametrize("chosen", [{}, {"kind": "lesson"}, {"programme": "vanguards", "theme": "leadership"}])
def test_total_is_the_number_of_records_listed(q, chosen):
    query = question(q, **chosen)

    assert ask(query).total == len(found(query))


@pytest.mark.parametrize("sort", ["newest", "oldest", "evidence", "title"])
def test_order_does_not_change_what_is_found(sort):
    assert found(question("pooled budgets", sort=sort)) == found(question("pooled budgets"))


@pytest.mark.parametrize(
    ("q", "marked"),
    [
        ("savings", "savings"),
        ("integrat*", "integrat"),
        ('"pooled budgets"', "pooled"),
        ("pooling", "pool"),
        ("organization", "organisation"),
    ],
)
def test_snippet_marks_the_words(q, marked):
    snippets = [hit.snippet for hit in ask(question(q)).hits if hit.snippet]

    assert snippets
    assert all("<mark>" in snippet for snippet in snippets)
    assert any(f"<mark>{marked}" in snippet.lower() for snippet in snippets)


@pytest.mark.parametrize(
    ("name", "record"),
    [
        ("Vanguards", ("programme", "vanguards")),
        ("Torbay", ("place", "torbay")),
        ("Better Care Fund", ("programme", "better-care-fund")),
        ("torbay care trust", ("initiative", "ct-torbay")),
        ("BCF", ("programme", "better-care-fund")),
        ("Leadership", ("theme", "leadership")),
    ],
)
def test_record_of_the_very_name_comes_first(name, record):
    assert records(ask(question(name)))[0] == record
