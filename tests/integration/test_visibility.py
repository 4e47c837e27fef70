"""What is not visible is found through no door: pages, lists, searches, labels, counts, snippets, API, sign-in."""

import re

import pytest
from django.urls import reverse

from evidence.models import Aim, Appraisal, LessonEvidence
from evidence.search import KINDS
from evidence.search.catalogue import FACETS
from tests.asking import ask, counted
from tests.hidden import STATUSES, WORD, hang_on, make_hidden, make_public

pytestmark = pytest.mark.django_db

each_status = pytest.mark.parametrize("status", STATUSES.values(), ids=STATUSES)

DETAILS = [f"/{kind.model.folder}/{name}-1/" for name, kind in KINDS.items()]
LISTS = [f"/{kind.model.folder}/" for kind in KINDS.values()]
WHOLE = [f"/search/?whole={facet}" for facet in FACETS]
ANALYST = [
    "/initiatives/a-to-z/",
    "/initiatives/by-programme/",
    "/compare/?initiative=initiative-1",
    "/compare/?programme=programme-1&find=1",
    "/outcomes/outcome-1/?like=place-1",
]
SYNTHESIS = [
    *("/directions/", "/directions/effect-directions.csv"),
    *("/aims/", "/aims/?programme=programme-1&family=yes", "/aims/?policy=policy-1&family=yes"),
    *("/timeline/", "/timeline/places/"),
]
HELP = ["/help/", "/help/records/", "/help/components/"]
DOORS = [
    *("/", "/about/", "/search/", "/search/?q=1", *LISTS, *DETAILS, *WHOLE, "/themes/?sort=title", "/api/v1/search"),
    *ANALYST,
    *SYNTHESIS,
    *HELP,
]
HANGING = ["theme", "initiative", "programme", "policy", "paper", "outcome"]


def read_all(client, addresses: list[str]) -> dict[str, list[str]]:
    """Return what stands on pages, all of which must be there: their lines, whose order may differ among equals."""
    answers = {address: client.get(address) for address in addresses}
    assert {answer.status_code for answer in answers.values()} == {200}
    return {address: sorted(re.split(r"[\n{}]", answer.content.decode())) for address, answer in answers.items()}


@each_status
def test_doors_show_the_same_whether_or_not_hidden_records_exist(status, client):
    public = make_public()
    before = read_all(client, DOORS)
    hidden = make_hidden(public, status)

    after = read_all(client, DOORS)

    assert all(type(record).objects.filter(pk=record.pk).exists() for record in hidden.values())
    assert {door for door in DOORS if after[door] != before[door]} == set()


@each_status
def test_visible_records_do_not_name_the_hidden_ones_they_hang_on(status, client):
    public = make_public()
    hang_on(make_hidden(public, status), public)
    addresses = [*DOORS, *(f"/{KINDS[kind].model.folder}/{kind}-3/" for kind in HANGING)]

    pages = read_all(client, addresses)

    assert {address for address, lines in pages.items() for line in lines if WORD in line.lower()} == set()


@each_status
@pytest.mark.parametrize("words", [WORD, "quaggas", '"quagga paper"', "Quagga+outcome", "10.1000%2Fquagga"])
def test_hidden_words_are_in_no_result(words, status, client):
    make_hidden(make_public(), status)

    answer = client.get(f"/api/v1/search?q={words}").json()

    texts = [result["title"] + result["snippet"] for result in answer["results"]]
    assert [text for text in texts if WORD in text.lower()] == []
    assert answer["suggestion"] is None


@each_status
def test_hidden_word_alone_finds_nothing(status):
    hidden = make_hidden(make_public(), status)

    assert all(WORD in str(record).lower() for record in hidden.values())
    assert ask(f"q={WORD}").total == 0


@each_status
@pytest.mark.parametrize("facet", ["theme", "place", "programme"])
def test_hidden_record_is_no_choice_of_a_facet(facet, status, client):
    make_hidden(make_public(), status)

    answer = client.get(f"/api/v1/search?{facet}=quagga-{facet}").json()

    assert answer["ignored"] == [f"{facet}: quagga-{facet}"]
    assert answer["total"] == ask().total


@each_status
def test_hidden_records_count_nowhere(status):
    public = make_public()
    before = counted()
    make_hidden(public, status)

    after = counted()

    assert after == before


@pytest.mark.parametrize("model", [*(kind.model for kind in KINDS.values()), Aim, Appraisal, LessonEvidence])
def test_strangers_are_sent_to_the_sign_in(model, client):
    make_hidden(make_public(), STATUSES["draft"])
    name = f"admin:evidence_{model._meta.model_name}"
    record = model.objects.exclude(status="published").first()
    addresses = [
        reverse(f"{name}_changelist"),
        reverse(f"{name}_change", args=[record.pk]),
        reverse(f"{name}_history", args=[record.pk]),
        f"{reverse('admin:autocomplete')}?term={WORD}",
    ]

    answers = [client.get(address) for address in addresses]

    assert {(answer.status_code, answer.headers.get("Location", "").split("?")[0]) for answer in answers} == {
        (302, reverse("admin:login"))
    }
