"""Each page shows every link of its record, in both directions, on the real content."""

import pytest
from django.db.models import Count, F, Q

from evidence.models import Author
from evidence.search import KINDS
from tests.visiting import visit, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

RELATIONS = {
    "lesson": (
        "factor", "themes", "audiences", "evidence__paper", "evidence__initiative", "evidence__programme",
        "evidence__paper__outcomes",
    ),
    "initiative": (
        "programme", "care_models", "focus_populations", "places", "lead_organisations", "predecessors", "successors",
        "outcomes", "outcomes__paper", "evidence__lesson", "evidence__paper",
    ),
    "programme": (
        "parent", "children", "predecessors", "successors", "aims", "aims__domains", "initiatives",
        "outcomes",
    ),
    "paper": (
        "authors", "study", "study__papers", "evidence__lesson", "evidence__initiative", "evidence__programme",
        "outcomes", "outcomes__initiative", "policy",
    ),
    "outcome": ("paper", "paper__authors", "initiative", "programme", "domain", "design", "paper__outcomes"),
    "policy": ("populations", "aims", "aims__domains", "paper", "paper__evidence__lesson"),
    "theme": ("parent", "children", "lessons"),
    "place": ("containers", "contents", "overlapping", "initiatives", "initiatives__programme",
        "initiatives__evidence__lesson",
    ),
}  # fmt: skip
CASES = [(kind, path) for kind, paths in RELATIONS.items() for path in paths]


def shown_as(related) -> str:
    """Return the words by which a page names a linked record."""
    return related.short_name if isinstance(related, Author) else str(related)


WITH_PAGES = {kind.model for kind in KINDS.values()}


def example_of(kind: str, path: str):
    """Return the record with fewest links of this sort, which no list cuts short, and what it is linked to."""
    model, target = KINDS[kind].model, KINDS[kind].model
    for name in path.split("__"):
        target = target._meta.get_field(name).related_model
    others = Count(path, distinct=True, filter=~Q(**{path: F("pk")}) if target is model else None)
    with_links = model.objects.visible().annotate(links=others).filter(links__gt=0)
    record = with_links.order_by("links", "-pk").first()
    ids = set(model.objects.filter(pk=record.pk).values_list(path, flat=True))
    itself = record.pk if target is model else None
    return record, list(target.objects.visible().filter(pk__in=ids).exclude(pk=itself))


@pytest.mark.parametrize(("kind", "path"), CASES)
def test_linked_records_are_shown(kind, path):
    record, related = example_of(kind, path)

    reading = visit(record.get_absolute_url())

    if type(related[0]) in WITH_PAGES:
        assert {one.get_absolute_url() for one in related} - set(reading.links) == set()
    else:
        text = reading.text.casefold()
        assert [str(one) for one in related if written(shown_as(one)).casefold() not in text] == []
