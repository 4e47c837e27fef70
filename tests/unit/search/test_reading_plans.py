"""A text names a term where a name of it stands in the text, in any form, and not inside a longer name."""

import pytest

from evidence.search.asking.words import stems_in
from evidence.search.plans.names import Name, Names
from evidence.search.plans.reading import read_text


def names(*given: Name) -> Names:
    by_word: dict[str, list[Name]] = {}
    for name in given:
        by_word.setdefault((name.telling or name.stems)[0], []).append(name)
    return Names({word: tuple(those) for word, those in by_word.items()}, {})


def name(slug: str, text: str, facet: str = "theme", weight: float = 1.0) -> Name:
    are_letters = sum(letter.isupper() for letter in text) > 1
    length = 0 if " " in text or are_letters else len(text)
    return Name(facet, slug, stems_in(text), weight, are_letters, facet == "place", length)


POOLED = name("pooled-budgets", "pooled budget")
TEAMS = name("teams", "MDT")
CARE = name("social-care", "social care")
HEALTH_AND_CARE = name("integration", "health and social care integration")
TORBAY = name("torbay", "Torbay", "place")
COST = name("cost", "cost", "domain")
PERSONALISATION = name("personalisation", "personalization")


def said(text: str, *known: Name) -> dict[str, tuple[str, ...]]:
    reading = read_text(text, names(*known))
    return {term.slug: term.words for terms in reading.terms.values() for term in terms}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pooling budgets, and a pooled budget.", {"pooled-budgets": ("Pooling budgets", "pooled budget")}),
        ("One pooled health budget", {"pooled-budgets": ("pooled health budget",)}),
        ("Pooled in a budget", {}),
        ("The budget is pooled", {}),
        ("An MDT meets", {"teams": ("MDT",)}),
        ("An mdt meets", {}),
        ("In Torbay we", {"torbay": ("Torbay",)}),
        ("in torbay we", {}),
        ("social care", {"social-care": ("social care",)}),
        ("integration of health with social care", {"social-care": ("social care",)}),
        ("health and social care integration", {"integration": ("health and social care integration",)}),
        (
            "health, social and primary care integration",
            {"integration": ("health, social and primary care integration",)},
        ),
        ("each person", {}),
        ("", {}),
    ],
)
def test_names_are_found_as_they_are_written(text, found):
    assert said(text, POOLED, TEAMS, CARE, HEALTH_AND_CARE, TORBAY, PERSONALISATION) == found


@pytest.mark.parametrize(
    ("text", "is_aim"),
    [
        ("We aim to contain cost.", True),
        ("Cost is known. We aim high.", False),
        ("Objectives:\n- cost\n- access", True),
        ("Objectives are below.\n\nThe cost is known.", False),
        ("We reduce nothing! The cost stands.", False),
    ],
)
def test_aim_is_what_stands_in_a_sentence_that_speaks_of_aims(text, is_aim):
    [term] = read_text(text, names(COST)).of("domain")

    assert term.is_aim is is_aim


def test_name_that_is_said_oftener_and_in_more_words_is_stronger():
    one = read_text("pooled budget", names(POOLED)).of("theme")[0]
    two = read_text("pooled budget and pooled budgets", names(POOLED)).of("theme")[0]
    weak = read_text("cost", names(name("cost", "cost", "domain", 0.4))).of("domain")[0]

    assert (one.count, two.count) == (1, 2)
    assert weak.strength < one.strength < two.strength


def test_name_that_says_hardly_anything_is_not_heard():
    assert said("policy", name("policy", "policy", weight=0.1)) == {}


@pytest.mark.parametrize(
    ("text", "is_english"),
    [
        (
            "The plan is to bring the teams of the borough together, and it will be run by the council in the town. "
            * 2,
            True,
        ),
        ("Wir möchten die Versorgung älterer Menschen verbessern, damit Hausärzte und Pflegedienste enger " * 3, False),
        ("virtual wards", True),
    ],
)
def test_text_in_another_language_is_noticed_where_it_is_long_enough(text, is_english):
    assert read_text(text, names()).is_english is is_english
