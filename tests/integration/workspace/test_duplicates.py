"""Likely duplicates: listed, compared, merged one by one or several at once, or kept apart."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evidence.curation.duplicates import Described, Shelf, likely_pairs
from evidence.models import KeptApart, LessonEvidence, Paper, StudyDesign
from tests.factories import make_editor, make_lesson_evidence, make_paper, make_term
from tests.visiting import visit

pytestmark = pytest.mark.django_db

TITLE = "Evaluation of integrated care in a northern town"


@pytest.fixture
def client():
    client = Client()
    client.force_login(make_editor())
    return client


@pytest.fixture
def pair():
    first = make_paper(1, title=TITLE, year=2019, volume="1")
    second = make_paper(2, title=f"{TITLE}: a study", year=2019, doi="10.1234/abc", volume="2")
    return first, second


def test_pair_is_offered_and_never_merged_alone(client, pair):
    page = visit("/curate/duplicates/", client)

    assert "1 pair of papers may be one" in page.text
    assert "Its title is nearly the same." in page.text
    assert set(Paper.objects.values_list("status", flat=True)) == {"published"}


def test_papers_are_merged_with_the_chosen_values(client, pair):
    first, second = pair
    make_lesson_evidence(1, paper=second)
    address = f"/curate/duplicates/{first.pk}/{second.pk}/"

    shown = visit(address, client).text
    client.post(f"{address}merge/", {"stays": "first", "take.doi": "second", "take.volume": "first", "reason": "Same."})

    first.refresh_from_db()
    second.refresh_from_db()
    assert TITLE in shown
    assert (first.doi, first.volume, LessonEvidence.objects.get().paper) == ("10.1234/abc", "1", first)
    assert second.status == "withdrawn"
    assert likely_pairs() == []


def test_values_are_compared_in_words(client):
    design = make_term(StudyDesign, slug="qualitative", label="Qualitative research")
    first = make_paper(1, title=TITLE, verification="recalled", authors_incomplete=True, design=design)
    second = make_paper(2, title=TITLE, verification="source-text")

    text = visit(f"/curate/duplicates/{first.pk}/{second.pk}/", client).text

    assert "Verification, first: Recalled, unchecked Verification, second: In the source text" in text
    assert "And others, first: Yes And others, second: No" in text
    assert "designs, first: Qualitative research Group of study designs, second: not reported" in text


def test_pair_kept_apart_is_not_offered_again(client, pair):
    first, second = pair

    client.post(f"/curate/duplicates/{second.pk}/{first.pk}/apart/")

    assert "No two papers look alike." in visit("/curate/duplicates/", client).text
    assert KeptApart.objects.count() == 1


def test_several_sure_pairs_are_merged_at_once(client):
    pairs = []
    for number in (1, 3):
        words = f"{TITLE} part {'one' if number == 1 else 'three and more'}"
        pairs.append([make_paper(n, title=words, year=2019) for n in (number, number + 1)])

    client.post("/curate/duplicates/merge/", {"pair": [f"{a.pk}-{b.pk}" for a, b in pairs]})

    assert Paper.objects.filter(status="published").count() == 2


def test_merging_without_a_reason_is_refused_with_a_sentence(client, pair):
    first, second = pair

    answer = client.post(f"/curate/duplicates/{first.pk}/{second.pk}/merge/", {"reason": " "})

    assert answer.status_code == 422
    assert "Give a reason" in answer.text


def test_queries_stay_few(client, pair):
    counts = []
    for address in ("/curate/duplicates/", f"/curate/duplicates/{pair[0].pk}/{pair[1].pk}/"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))

    assert max(counts) <= 15


BASE = Described(1, TITLE, 2019, "smith", "Journal of Care", {"doi": "10.1234/a"})


@pytest.mark.parametrize(
    ("wanted", "is_sure"),
    [
        (
            Described(2, "Evaluation of care that is integrated in a northern town", identifiers={"doi": "10.1234/a"}),
            True,
        ),
        (Described(2, "Something else entirely", identifiers={"doi": "10.1234/a"}), False),
        (Described(2, TITLE.upper() + ".", 2019, "smith"), True),
        (Described(2, TITLE, 2019, "smith", identifiers={"doi": "10.1234/b"}), False),
        (Described(2, TITLE, 2019, "smith", "Bulletin of Elsewhere"), False),
        (Described(2, TITLE, 2019, "smith", "J Care"), True),
        (Described(2, TITLE, 2018, "jones"), False),
        (Described(2, TITLE.replace("northern", "norhtern"), 2019, "smith"), False),
        (Described(2, f"{TITLE}: a mixed methods study", 2020, "smith"), False),
        (Described(2, TITLE, 2010, "smith"), None),
        (Described(2, TITLE.replace("northern", "norhtern"), 2019, "smith", identifiers={"doi": "10.1234/z"}), None),
        (Described(2, "A wholly different paper about housing", 2019, "smith"), None),
    ],
)
def test_what_matches_and_how_surely(wanted, is_sure):
    match = Shelf([BASE]).find(wanted)

    assert (match.is_sure if match else None) == is_sure
