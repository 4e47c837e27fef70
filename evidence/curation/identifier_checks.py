"""Identifiers that fail their own check: DOI, PMID and PMCID are kept in form by the tables, check digits are not."""

from functools import reduce
from operator import add
from typing import Any

from django.db.models import F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast, Mod, Substr


def broken_identifiers(papers: QuerySet[Any]) -> QuerySet[Any]:
    """Keep the papers whose ISBN has a last digit that does not fit the others (ISO 2108)."""
    digits = [Cast(Substr(F("isbn"), place, 1), IntegerField()) for place in range(1, 14)]
    weighted: Any = reduce(add, (digit * (3 if index % 2 else 1) for index, digit in enumerate(digits)))
    found: QuerySet[Any] = papers.filter(isbn__isnull=False).annotate(rest=Mod(weighted, Value(10))).exclude(rest=0)
    return found
