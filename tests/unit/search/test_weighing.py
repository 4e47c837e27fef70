"""How the evidence of a lesson is counted; each expected number is counted by hand."""

from evidence.search.weighing import Piece, Tally, Weight, support_rank


def piece(
    paper: int, stance: str = "supports", *, study=None, design: str = "qualitative", is_firm: bool = True
) -> Piece:
    return Piece(paper, stance, 2019, study, design, is_firm)


def test_nothing_weighs_nothing():
    assert Weight.of([]) == Weight(Tally(), Tally(), Tally(), 0, 0)


def test_papers_of_one_study_are_one_study():
    weight = Weight.of([piece(1, study=7), piece(2, study=7), piece(3)])

    assert weight.papers == Tally(supports=3)
    assert weight.studies == Tally(supports=2)
    assert weight.firm == Tally(supports=2)


def test_study_and_paper_with_the_same_number_are_two():
    assert Weight.of([piece(7), piece(1, study=7)]).studies == Tally(supports=2)


def test_paper_and_study_count_where_they_are_most_critical():
    weight = Weight.of([piece(1), piece(1, "qualifies"), piece(2, study=5), piece(3, "contradicts", study=5)])

    assert weight.papers == Tally(supports=1, qualifies=1, contradicts=1)
    assert weight.studies == Tally(qualifies=1, contradicts=1)


def test_opinions_plans_and_texts_without_a_design_are_no_research():
    weight = Weight.of(
        [piece(1, design="opinion-or-policy"), piece(2, design="protocol"), piece(3, design=""), piece(4)]
    )

    assert weight.studies == Tally(supports=4)
    assert weight.firm == Tally(supports=1)


def test_what_is_second_hand_or_recalled_does_not_weigh_unless_another_paper_of_the_study_was_seen():
    alone = Weight.of([piece(1, is_firm=False)])
    together = Weight.of([piece(1, is_firm=False, study=5), piece(2, study=5)])

    assert (alone.studies, alone.firm) == (Tally(supports=1), Tally())
    assert (together.studies, together.firm) == (Tally(supports=1), Tally(supports=1))


def test_comparison_groups_and_reviews_are_counted_among_supporting_research_each_study_once():
    weight = Weight.of(
        [
            piece(1, design="controlled", study=5),
            piece(2, design="systematic-review", study=5),
            piece(3, design="randomised"),
            piece(4, design="systematic-review"),
            piece(5, "qualifies", design="controlled"),
            piece(6, design="controlled", is_firm=False),
        ]
    )

    assert (weight.compared, weight.reviewed) == (2, 1)


def test_lessons_are_ordered_by_support_then_by_the_absence_of_doubt():
    strong = Weight.of([piece(number) for number in range(3)])
    doubted = Weight.of([*(piece(number) for number in range(3)), piece(9, "contradicts", design="")])
    weak = Weight.of([piece(1), piece(2)])
    opinions = Weight.of([piece(number, design="opinion-or-policy") for number in range(9)])

    ranked = sorted([opinions, weak, doubted, strong], key=support_rank, reverse=True)

    assert ranked == [strong, doubted, weak, opinions]


def test_rank_fits_the_room_that_the_index_has_for_it():
    many = Tally(supports=5_000, qualifies=5_000)

    assert 0 <= support_rank(Weight(many, many, many)) < 2**20
    assert support_rank(Weight()) == 999
