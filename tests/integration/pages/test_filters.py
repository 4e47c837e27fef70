"""Filters on the results page: which stand open, values as trees, and the whole list of each."""

import re
from urllib.parse import parse_qsl

import pytest

from evidence.search import KINDS
from tests.asking import ask, counted
from tests.filters import STATE, body_of, fieldsets, ticked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]


@pytest.mark.parametrize(
    "address", ["/search/", "/search/?q=care", *(f"/{kind.model.folder}/?q=&sort=title" for kind in KINDS.values())]
)
def test_eight_filters_at_most_stand_open_and_the_others_behind_more_filters(address, client):
    before, _, after = body_of(client, address).partition('<details class="fold fold--more">')

    opened, folded = fieldsets(before), fieldsets(after)

    assert len(opened) <= 8
    assert not folded or len(opened) == 8
    with_values = {facet.name for facet in ask(address.partition("?")[2]).facets if facet.values}
    assert opened.keys() | folded.keys() <= with_values


@pytest.mark.parametrize(
    ("kind", "first"),
    [("lesson", "theme"), ("paper", "paper_type"), ("outcome", "domain"), ("initiative", "programme")],
)
def test_filters_that_help_most_with_a_kind_stand_first(kind, first, client):
    assert next(iter(fieldsets(body_of(client, f"/{KINDS[kind].model.folder}/")))) == first
    assert list(fieldsets(body_of(client, f"/search/?kind={kind}")))[:2] == ["kind", first]


def test_filter_with_a_choice_always_stands_open(client):
    before = body_of(client, "/search/?confidence=single-source").partition('<details class="fold fold--more">')[0]

    assert 'value="single-source" checked' in fieldsets(before)["confidence"]


def test_narrower_values_stand_in_a_list_within_the_broader_one(client):
    place = fieldsets(body_of(client, "/search/?place=torbay"))["place"]

    england = place.index('value="england"')
    assert place.index("<ul>", england) < place.index('value="torbay" checked') < place.index("</ul>", england)


def test_chosen_value_of_no_record_stays_with_nought_and_others_of_no_record_are_not_shown(client):
    body = body_of(client, "/outcomes/?nation=wales&direction=worsened&study_design=randomised&domain=staff-experience")

    assert [int(n) for n in re.findall(r"checked> <span>.*?</span> <small>(\d+)</small>", body, re.DOTALL)].count(
        0
    ) >= 1
    assert re.findall(r'value="[^"]*"> <span>[^<]*</span> <small>0</small>', body) == []


@pytest.mark.parametrize("whole", ["theme", "place", "programme", "year"])
def test_whole_list_holds_every_value_once_with_its_count(whole, client):
    body = body_of(client, f"/search/?nation=england&whole={whole}")

    shown = re.findall(rf'name="{whole}" value="([^"]+)".*?<small>(\d+)</small>', body)
    assert len(shown) == len(dict(shown))
    assert {value: int(count) for value, count in shown} == counted("nation=england")[whole]


def test_whole_list_is_narrowed_by_words_and_keeps_what_lies_above(client):
    body = body_of(client, "/search/?whole=place&find=TORB")

    values = re.findall(r'type="checkbox" name="place" value="([^"]+)"', body)
    assert "torbay" in values
    assert "england" in values
    assert "leeds" not in values


def test_whole_list_keeps_the_rest_of_the_question_and_what_the_words_hide(client):
    body = body_of(client, f"/search/?{STATE}&theme=leadership&whole=theme&find=leader")

    fields = re.findall(r'<input type="(?:hidden|checkbox)" name="(\w+)" value="([^"]*)"(?: checked)?>', body)
    kept = {(name, value) for name, value in fields if name not in {"theme", "next"}} | {("theme", "funding")}
    assert ("theme", "funding") in fields
    assert ("theme", "leadership") in ticked(body)
    assert kept - {("year_from", "2010"), ("year_to", "2015")} == {
        *parse_qsl(STATE.replace("&year_from=2010&year_to=2015", ""))
    }


def test_whole_list_is_ticked_and_cleared_at_once(client):
    every = ticked(body_of(client, "/search/?theme=funding&tick=theme&find=leader"))
    none = body_of(client, "/search/?theme=funding&theme=leadership&untick=theme&find=leader")

    assert ("theme", "leadership") in every
    assert ("theme", "leadership") not in ticked(none)
    assert '<input type="hidden" name="theme" value="funding">' in none


def test_whole_list_says_when_no_value_holds_the_words(client):
    body = body_of(client, "/search/?whole=theme&find=xyzzy%3Cb%3E")

    assert "No value holds these words." in body
    assert "xyzzy<b>" not in body
