"""The phrase of "how sure": the first condition that holds, and the sentence that gives its reason."""

import pytest

from evidence.browse.sureness import RULE, Phrase, phrase_for, sureness
from evidence.browse.views.help import EXAMPLES
from evidence.search import Tally, Weight

NOTHING = Tally()


def weigh(supports=0, qualifies=0, contradicts=0, *, soft=NOTHING, **values) -> Weight:
    """Return the weight of research studies and of other sources, each a paper of its own."""
    every = Tally(supports + soft.supports, qualifies + soft.qualifies, contradicts + soft.contradicts)
    firm = Tally(supports, qualifies, contradicts)
    return Weight(**{"papers": every, "studies": every, "firm": firm, **values})


@pytest.mark.parametrize(
    ("weight", "phrase"),
    [
        (weigh(), Phrase.NO_SOURCE),
        (weigh(1), Phrase.SINGLE_SOURCE),
        (weigh(soft=Tally(contradicts=1)), Phrase.SINGLE_SOURCE),
        (weigh(soft=Tally(supports=2)), Phrase.NOT_STUDIED),
        (weigh(2), Phrase.THINLY_SUPPORTED),
        (weigh(1, 1), Phrase.THINLY_SUPPORTED),
        (weigh(1, soft=Tally(supports=20)), Phrase.THINLY_SUPPORTED),
        (weigh(3), Phrase.SUPPORTED),
        (weigh(9), Phrase.SUPPORTED),
        (weigh(9, 1), Phrase.SUPPORTED_EXCEPT),
        (weigh(9, soft=Tally(contradicts=1)), Phrase.SUPPORTED_EXCEPT),
        (weigh(3, 3), Phrase.SUPPORTED_EXCEPT),
        (weigh(3, 4), Phrase.DEPENDS),
        (weigh(3, 2, 2), Phrase.DEPENDS),
        (weigh(3, 0, 3), Phrase.DISPUTED),
        (weigh(2, 9, 3), Phrase.CONTRADICTED),
        (weigh(0, 0, 2), Phrase.CONTRADICTED),
        (weigh(10), Phrase.WELL_SUPPORTED),
        (weigh(10, soft=Tally(qualifies=1)), Phrase.WELL_SUPPORTED_EXCEPT),
        (weigh(21, 17, 4), Phrase.WELL_SUPPORTED_EXCEPT),
        (weigh(21, 18, 4), Phrase.DEPENDS),
    ],
)
def test_phrase(weight, phrase):
    assert phrase_for(weight) is phrase


def test_conditions_are_tried_in_the_order_in_which_the_page_shows_them():
    assert [phrase for phrase, _ in RULE] == list(Phrase)


def test_each_phrase_has_words_and_a_condition_of_its_own():
    assert len({str(phrase.words) for phrase in Phrase}) == len(Phrase)
    assert len({str(phrase.condition) for phrase in Phrase}) == len(Phrase)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.phrase.name)
def test_examples_of_the_method_page_are_what_the_rule_says(example):
    assert phrase_for(example.weight) is example.phrase


def test_method_page_has_an_example_of_every_phrase_that_has_sources():
    assert {example.phrase for example in EXAMPLES} == set(Phrase) - {Phrase.NO_SOURCE}


def test_sentence_names_designs_and_doubts():
    said = sureness(weigh(30, 17, 4, compared=7, reviewed=1))

    assert said.sentence == (
        "30 of 51 papers support it, among them 7 studies with a comparison group and 1 systematic review;"
        " 17 qualify it and 4 contradict it."
    )
    assert said.counting == ""


def test_sentence_says_that_no_design_is_strong_and_that_nobody_disagrees():
    assert sureness(weigh(2)).sentence == (
        "2 of 2 papers support it, none of them with a comparison group or as a systematic review;"
        " none qualifies or contradicts it."
    )


def test_one_of_each_is_in_the_singular():
    assert sureness(weigh(1, 1, 1, compared=1)).sentence == (
        "1 of 3 papers supports it, among them 1 study with a comparison group; 1 qualifies it and 1 contradicts it."
    )


def test_sources_that_do_not_weigh_are_counted_in_the_open():
    said = sureness(weigh(3, soft=Tally(supports=4)))

    assert said.counting == "Weighed by study: 7 independent studies, 3 of them research seen first-hand."


def test_papers_of_one_study_are_a_single_source_however_many():
    weight = Weight(papers=Tally(supports=3), studies=Tally(supports=1), firm=Tally(supports=1))

    assert sureness(weight).words == "Single source."
    assert sureness(weight).counting == ""


def test_lesson_without_papers_says_so_and_no_more():
    said = sureness(weigh())

    assert (said.words, said.sentence, said.counting) == ("No source recorded yet.", "", "")
