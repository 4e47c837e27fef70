"""The starter content as it stands in the library: complete, attributed, repeatable, with its doubts kept."""

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.db.models import Count, F, Q
from django.http import QueryDict
from django.test import RequestFactory

from evidence.curation.actors import system_actor
from evidence.curation.permissions import SYSTEM_USERNAME
from evidence.models import Aim, Curated, Lesson, LessonEvidence, Outcome, Paper, Place, PlaceOverlap, Programme
from evidence.search import read_criteria, search
from tests.integration.models.rows import MODELS
from tests.integration.starter.loading import count_all, count_changes, load
from tests.integration.starter.written import read_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

WITH_HISTORY = [model for model in MODELS if hasattr(model, "history")]
ICP = ["integrated-care-pilots", "integrated-care-providers", "ni-icps"]


@pytest.mark.slow
def test_loading_again_changes_nothing():
    before, changes = count_all(), count_changes()

    reports = load()

    assert {report["file"]: report["rows"] for report in reports.values()} == {
        report["file"]: report["unchanged"] for report in reports.values()
    }
    assert (count_all(), count_changes()) == (before, changes)


@pytest.mark.parametrize("model", WITH_HISTORY)
def test_every_row_has_the_history_of_its_making_by_the_system(model):
    rows = model.objects.count()

    made = model.history.filter(history_type="+")

    assert made.values("id").distinct().count() == rows
    assert model.history.exclude(change_set__by__username=SYSTEM_USERNAME).count() == 0
    assert model.history.exclude(history_user=F("change_set__by")).count() == 0


def test_system_actor_cannot_sign_in():
    actor = get_user_model().objects.get(username=SYSTEM_USERNAME)

    assert system_actor() == actor
    assert (actor.is_active, actor.is_staff, actor.is_superuser) == (False, False, False)
    assert not actor.has_usable_password()
    request = RequestFactory().post("/curate/sign-in/")
    attempts = [authenticate(request, username=SYSTEM_USERNAME, password=word) for word in ("", SYSTEM_USERNAME)]
    assert attempts == [None, None]


@pytest.mark.parametrize("model", [model for model in MODELS if issubclass(model, Curated)])
def test_everything_is_published(model):
    assert model.objects.exclude(status="published").count() == 0


def test_figures_that_conflict_stand_side_by_side():
    beds = Outcome.objects.filter(initiative__slug="ct-torbay", effect__startswith="750 to").order_by("effect")

    assert list(beds.values_list("effect", "effect_value", "paper__slug")) == [
        ("750 to 502 beds", None, "imison-2012"),
        ("750 to 528 beds", None, "ham-2010-torbay"),
    ]


def test_icp_is_three_things():
    programmes = Programme.objects.filter(slug__in=ICP).order_by("slug")

    assert list(programmes.values_list("slug", "abbreviation", "country")) == [
        ("integrated-care-pilots", "ICP", "England"),
        ("integrated-care-providers", "ACO; ICP contract", "England"),
        ("ni-icps", "ICP", "Northern Ireland"),
    ]


def test_search_for_icp_finds_all_three():
    hits = search(read_criteria(QueryDict("q=ICP&kind=programme&page_size=100"))).hits

    found = Programme.objects.filter(pk__in=[hit.record for hit in hits], slug__in=ICP)

    assert sorted(found.values_list("slug", flat=True)) == ICP


def test_number_of_sources_of_the_file_is_counted_from_its_evidence():
    written = {row["id"]: int(row["sources_count"]) for row in read_rows("lessons.csv")}

    counted = Lesson.objects.annotate(papers=Count("evidence__paper", distinct=True)).values_list("slug", "papers")

    assert dict(counted) == written


def test_figure_that_was_read_is_all_that_is_written():
    read = Outcome.objects.exclude(effect_value=None)

    written = [one.effect.removesuffix(one.effect_unit).strip().replace(",", "") for one in read]

    assert [float(figure) for figure in written] == [float(one.effect_value) for one in read]
    assert len(written) > 100


def test_what_is_known_at_second_hand_is_marked():
    marked = LessonEvidence.objects.filter(is_second_hand=True)
    said = Q(locator__istartswith="as cited in") | Q(locator__istartswith="quoted in")

    assert marked.count() == LessonEvidence.objects.filter(said | Q(locator__istartswith="as reported in")).count()
    assert marked.count() > 0


def test_papers_with_more_authors_than_named_are_marked():
    written = {row["id"] for row in read_rows("papers.csv") if "and others" in row["authors"]}

    assert set(Paper.objects.filter(authors_incomplete=True).values_list("slug", flat=True)) == written


def test_overlap_of_places_is_stated_from_both_sides():
    pairs = set(PlaceOverlap.objects.values_list("place", "other"))

    assert pairs == {(other, place) for place, other in pairs}


def test_nations_are_places_of_the_same_address():
    nations = {nation for nation in Place.objects.values_list("nation", flat=True) if nation}

    assert nations == set(Place.objects.filter(kind="nation").values_list("slug", flat=True))


def test_every_aim_is_about_something():
    assert Aim.objects.filter(domains=None).count() == 0
