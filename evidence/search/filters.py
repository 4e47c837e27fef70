"""The facets as django-filter filters: names, parsing, form, and the database's own answer, the oracle of the tests."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from .catalogue import FACETS
from .choices import Choices
from .kinds import KIND_OF_MODEL, KINDS
from .links import LINKS, linked_facets
from .snapshot import held_snapshot

KIND = "kind"
FILTER_NAMES = (KIND, *FACETS)
MOST_VALUES = 200


class FacetField(forms.Field):
    """Takes the known values of a facet, each once, and puts the rest aside instead of refusing them all."""

    widget = forms.SelectMultiple

    def __init__(self, *, facet: str, **kwargs: Any):
        super().__init__(**kwargs)
        self.facet = facet
        self.ignored: list[str] = []

    def clean(self, value: Any) -> list[str]:
        known, self.ignored = known_values(self.facet, value or ())
        return known


class FacetFilter(django_filters.Filter):
    """One facet as a filter."""

    field_class: type[forms.Field] = FacetField


def choices_of(facet: str) -> Choices:
    """Return the values of a facet in the state of the library that this process last saw."""
    if facet == KIND:
        return Choices({name: str(kind.plural) for name, kind in KINDS.items()})
    return held_snapshot().choices(facet)


def known_values(facet: str, given: Iterable[str]) -> tuple[list[str], list[str]]:
    """Split what is asked of a facet into the values that it has, each once, and the rest."""
    choices = choices_of(facet)
    labels, moved = choices.labels, choices.moved
    values = list(dict.fromkeys(moved.get(text, text) for text in given if text))
    known = [text for text in values if text in labels]
    return known[:MOST_VALUES], [text for text in values if text not in labels] + known[MOST_VALUES:]


class _Facets(django_filters.FilterSet):
    """Any of the choices inside a facet, all of the facets together."""

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        kind = KIND_OF_MODEL[queryset.model]
        chosen = {name: values for name, values in self.form.cleaned_data.items() if values}
        if kind not in chosen.pop(KIND, [kind]) or any(kind not in FACETS[name].sources for name in chosen):
            return queryset.none()
        expanded = {name: choices_of(name).with_descendants(values) for name, values in chosen.items()}
        linked = {name: expanded[name] for name in linked_facets(kind) & expanded.keys()}
        for name, values in expanded.items():
            queryset = queryset.filter(_any_source(name, kind, values))
        if len(linked) > 1:
            queryset = queryset.filter(_one_link(kind, linked))
        return queryset


def _any_source(facet: str, kind: str, values: set[str]) -> Q:
    condition = Q()
    for source in FACETS[facet].sources[kind]:
        condition |= source.condition(values)
    return condition


def _one_link(kind: str, chosen: dict[str, set[str]]) -> Q:
    condition = Q()
    for links in LINKS[kind]:
        condition |= links.condition(chosen)
    return condition


def _facet_filter(*, facet: str, label: Any) -> FacetFilter:
    made: FacetFilter = FacetFilter(facet=facet, label=label)  # type: ignore[no-untyped-call]
    return made


LibraryFilters: type[_Facets] = type(
    "LibraryFilters",
    (_Facets,),
    {
        KIND: _facet_filter(facet=KIND, label=_("Kind of record")),
        **{name: _facet_filter(facet=name, label=facet.label) for name, facet in FACETS.items()},
    },
)
