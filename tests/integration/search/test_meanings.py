"""Other words of the same meaning: acronyms, synonyms and aliases, shown, and switched off by whoever asks."""

from urllib.parse import urlencode

import pytest

from evidence.models import Place
from tests.asking import ask, found

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

SPELLED_OUT = {
    "ICS": "integrated care system",
    "BCF": "Better Care Fund",
    "EHCH": "enhanced health in care homes",
    "section 75": "pooled budget",
    "s75": "pooled budget",
    "MDT": "multidisciplinary team",
}


def question(q: str, **more: str) -> str:
    return urlencode({"q": q, **more})


@pytest.mark.parametrize(("acronym", "meaning"), SPELLED_OUT.items())
def test_acronym_finds_records_that_never_have_it(acronym, meaning):
    results, without = ask(question(acronym)), found(question(acronym, expand="off"))

    assert results.expanded[0].word == acronym
    assert meaning in results.expanded[0].meanings
    assert without < found(question(acronym))
    through = found(question(acronym)) - without
    assert through & found(question(f'"{meaning}" OR "{meaning}s"'))


def test_record_found_through_other_words_says_so_and_shows_them():
    results = ask(question("EHCH", kind="initiative", page_size="100"))
    own = found(question("EHCH", expand="off"))

    through = {(hit.kind, hit.record) for hit in results.hits if hit.matched_through}

    assert through == {(hit.kind, hit.record) for hit in results.hits} - own
    shown = [hit.snippet for hit in ask(question("MDT", page_size="100")).hits if hit.matched_through and hit.snippet]
    assert [snippet for snippet in shown if "<mark>" not in snippet] == []


def test_words_themselves_come_before_what_was_found_through_others():
    hits = ask(question("integrated neighbourhood team", page_size="10")).hits

    assert [hit.matched_through for hit in hits[:3]] == ["", "", ""]


def test_expansion_is_switched_off():
    results = ask(question("ICS", expand="off"))

    assert (results.expanded, results.meanings) == ((), ())
    assert {hit.matched_through for hit in results.hits} == {""}
    assert "expand=off" in ask(question("ICS")).criteria.without_expansion().query_string()


def test_meaning_finds_the_acronym():
    assert found(question("ICS", expand="off")) <= found(question("integrated care system"))


def test_acronym_of_several_meanings_offers_each():
    meanings = ask(question("ICP in Cumbria")).meanings

    assert [(meaning.word, meaning.text, meaning.criteria.q) for meaning in meanings] == [
        ("ICP", "integrated care partnership", "integrated care partnership in Cumbria"),
        ("ICP", "Integrated Care Pilot", "Integrated Care Pilot in Cumbria"),
        ("ICP", "integrated care provider", "integrated care provider in Cumbria"),
    ]


def test_one_of_several_meanings_does_not_bring_back_the_acronym():
    assert "ICP" not in [
        text for expansion in ask(question("integrated care provider")).expanded for text in expansion.meanings
    ]


def test_alias_of_a_place_finds_the_place():
    first = ask(question("Cymru")).hits[0]

    assert (first.kind, Place.objects.get(pk=first.record).slug) == ("place", "wales")


@pytest.mark.parametrize("q", ['"ICS"', "ICS AND care", "title:ICS", "ICS*"])
def test_exact_language_is_not_widened(q):
    assert ask(question(q)).expanded == ()


def test_ordinary_word_is_not_taken_for_an_acronym():
    assert ask(question("it")).expanded == ()
    assert ask(question("IT")).expanded[0].meanings == ("information technology",)
