"""A page asks the database a fixed number of questions, however many rows it shows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evidence.models import InitiativePlace, InitiativeSuccession, LessonTheme, ProgrammeSuccession
from evidence.search import snapshot
from tests.briefings import ALL_KINDS, briefing_of
from tests.factories import (
    make_aim,
    make_initiative,
    make_lesson_evidence,
    make_outcome,
    make_policy,
    save,
    the_initiative,
    the_lesson,
    the_paper,
    the_place,
    the_programme,
    the_theme,
)

pytestmark = pytest.mark.django_db

MOST_QUERIES = 15
LISTS = ["lessons", "themes", "initiatives", "programmes", "papers", "policies", "outcomes", "places"]
PAGES = [
    "/",
    "/about/",
    "/search/",
    "/search/?q=lesson+measure",
    "/themes/?q=theme",
    *(f"/{folder}/" for folder in LISTS),
    "/lessons/lesson-1/",
    "/themes/theme-1/",
    "/initiatives/initiative-1/",
    "/programmes/programme-1/",
    "/papers/paper-1/",
    "/policies/policy-1/",
    "/outcomes/outcome-1/",
    "/places/place-1/",
    "/outcomes/outcome-1/?like=place-1",
    "/initiatives/a-to-z/",
    "/initiatives/by-programme/",
    f"/briefing/?{'&'.join(f'r={record}' for record in ALL_KINDS)}&from=q%3Dlesson",
    "/search/record/?q=lesson&kind=lesson&year_from=2000",
    "/compare/",
    "/compare/?initiative=initiative-1",
    "/compare/?initiative=initiative-1&find=initiative",
    "/compare/?programme=programme-1",
    "/directions/",
    "/aims/",
    "/aims/?programme=programme-1",
    "/aims/?programme=programme-1&family=yes",
    "/aims/?policy=policy-1&family=yes",
    "/timeline/",
    "/timeline/places/",
    "/before/",
    "/help/before/",
    "/help/",
    "/help/records/",
    "/help/how-sure/",
    "/help/components/",
    "/help/correction/?record=lesson/lesson-1",
    "/api/v1/search",
    "/api/v1/search?q=lesson",
]


def add_one_of_everything(number: int) -> None:
    """Make a record of every kind and tie it to the first of each other kind."""
    initiative = make_initiative(number, programme=the_programme(1))
    save(InitiativePlace(initiative=initiative, place=the_place(1)))
    save(LessonTheme(lesson=the_lesson(number), theme=the_theme(1)))
    make_policy(number, paper=the_paper(number))
    make_aim(number, programme=the_programme(1))
    make_lesson_evidence(number, paper=the_paper(1), initiative=the_initiative(1))
    make_outcome(number, paper=the_paper(1), initiative=the_initiative(1), conclusion="improved")
    if number > 1:
        make_lesson_evidence(1, paper=the_paper(number), initiative=initiative)
        save(InitiativeSuccession(initiative=initiative, predecessor=the_initiative(1), basis="sourced"))
        save(ProgrammeSuccession(programme=the_programme(number), predecessor=the_programme(1)))


def count_queries(client, address: str) -> int:
    """Return how many questions the first view of a page asks, with a search index that is up to date."""
    client.get(address)
    snapshot.current_snapshot()._kept.clear()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200
    return len(queries)


def test_pages_ask_as_much_for_three_records_as_for_one(client):
    add_one_of_everything(1)
    with_one = {address: count_queries(client, address) for address in PAGES}
    add_one_of_everything(2)
    add_one_of_everything(3)

    with_three = {address: count_queries(client, address) for address in PAGES}

    assert with_three == with_one
    assert {address: count for address, count in with_three.items() if count > MOST_QUERIES} == {}


@pytest.mark.parametrize("kind", ["initiative", "programme"])
def test_comparison_of_four_asks_as_much_as_of_two(kind, client):
    for number in (1, 2, 3, 4):
        add_one_of_everything(number)
    chosen = [f"{kind}={kind}-{number}" for number in (1, 2, 3, 4)]

    of_two = count_queries(client, f"/compare/?{'&'.join(chosen[:2])}")
    of_four = count_queries(client, f"/compare/?{'&'.join(chosen)}")

    per_record = 1 if kind == "programme" else 0  # what each programme and its types taught
    assert of_four == of_two + 2 * per_record
    assert of_four <= MOST_QUERIES


@pytest.mark.parametrize("folder", [*LISTS, "search"])
def test_list_with_two_facets_asks_as_much_as_without(folder, client):
    add_one_of_everything(1)

    without = count_queries(client, f"/{folder}/?sort=title")
    chosen = count_queries(client, f"/{folder}/?sort=title&verification=source-text&verification=recalled&q=1")

    assert chosen <= without + 1


def test_briefing_of_three_records_of_each_kind_asks_as_much_as_of_one(client):
    for number in (1, 2, 3):
        add_one_of_everything(number)
    of_three = tuple(record.replace("-1", f"-{number}") for number in (1, 2, 3) for record in ALL_KINDS)

    few = count_queries(client, briefing_of(*ALL_KINDS))
    many = count_queries(client, briefing_of(*of_three))

    assert few == many <= MOST_QUERIES


def test_long_briefing_that_is_the_readers_own_stays_within_the_budget(client):
    add_one_of_everything(1)
    sent = {"r": ALL_KINDS, **{f"note.{record}": "Ask finance. " * 70 for record in ALL_KINDS}, "from": "q=lesson"}

    address = client.post("/briefing/change/", sent)["Location"]

    assert count_queries(client, address) <= MOST_QUERIES
