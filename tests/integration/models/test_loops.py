"""The database itself refuses loops of one, two and three steps, in new rows and in changed ones."""

from itertools import pairwise

import pytest
from django.db import IntegrityError

from evidence.models import (
    Initiative,
    InitiativeSuccession,
    Place,
    PlaceContainment,
    Programme,
    ProgrammeSuccession,
    Term,
    Theme,
)
from tests.integration.models.rows import MODELS, force, make_row

pytestmark = pytest.mark.django_db

TREES = [Programme, Theme, *(model for model in MODELS if issubclass(model, Term))]
CHAINS = [
    (InitiativeSuccession, Initiative, "initiative", "predecessor"),
    (PlaceContainment, Place, "place", "container"),
    (ProgrammeSuccession, Programme, "programme", "predecessor"),
]
STEPS = [1, 2, 3]


def make_line(model, steps):
    """Make a tree that is one line, and return it from the top down."""
    rows = [make_row(model, number) for number in range(1, steps + 1)]
    for above, below in pairwise(rows):
        force(below, parent=above)
    return rows


def tie(link, below, above, names):
    """Write a row of a link table without any action."""
    values = {"basis": "sourced"} if link is not PlaceContainment else {}
    return link.objects.bulk_create([link(**dict(zip(names, (below, above), strict=True)), **values)])[0]


def make_chain(link, model, names, steps):
    rows = [make_row(model, number) for number in range(1, steps + 1)]
    for above, below in pairwise(rows):
        tie(link, below, above, names)
    return rows


def test_every_tree_is_tried():
    own_parent = [model for model in MODELS if any(field.name == "parent" for field in model._meta.fields)]

    assert sorted(model.__name__ for model in TREES) == sorted(model.__name__ for model in own_parent)


@pytest.mark.parametrize("steps", STEPS)
@pytest.mark.parametrize("model", TREES)
def test_top_of_a_tree_cannot_go_below_its_end(model, steps):
    line = make_line(model, steps)

    with pytest.raises(IntegrityError, match=r"loop in|not_its_own_parent"):
        force(line[0], parent=line[-1])


@pytest.mark.parametrize("model", TREES)
def test_branch_of_a_tree_may_move_to_another(model):
    line, other = make_line(model, 2), make_row(model, 9)

    force(line[1], parent=other)

    assert model.objects.get(pk=line[1].pk).parent_id == other.pk


@pytest.mark.parametrize("steps", STEPS)
@pytest.mark.parametrize(("link", "model", "below", "above"), CHAINS)
def test_new_link_cannot_close_a_chain(link, model, below, above, steps):
    chain = make_chain(link, model, (below, above), steps)

    with pytest.raises(IntegrityError, match=r"loop in|not_itself"):
        tie(link, chain[0], chain[-1], (below, above))


@pytest.mark.parametrize("steps", STEPS)
@pytest.mark.parametrize(("link", "model", "below", "above"), CHAINS)
def test_changed_link_cannot_close_a_chain(link, model, below, above, steps):
    chain, other = make_chain(link, model, (below, above), steps), make_row(model, 9)
    row = tie(link, chain[0], other, (below, above))

    with pytest.raises(IntegrityError, match=r"loop in|not_itself"):
        force(row, **{above: chain[-1]})


@pytest.mark.parametrize(("link", "model", "below", "above"), CHAINS)
def test_two_ways_up_are_no_loop(link, model, below, above):
    chain = make_chain(link, model, (below, above), 3)

    tie(link, chain[2], chain[0], (below, above))

    assert link.objects.count() == 3
