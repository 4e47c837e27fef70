"""Identifiers that fail their own check, or that another record bears.

DOI, PMID and PMCID are kept in form by the tables, check digits are not.
"""

from functools import reduce
from operator import add
from typing import Any

from django.db.models import F, IntegerField, Model, QuerySet, Value
from django.db.models.functions import Cast, Mod, Substr

from .errors import Refusal


def broken_identifiers(papers: QuerySet[Any]) -> QuerySet[Any]:
    """Keep the papers whose ISBN has a last digit that does not fit the others (ISO 2108)."""
    digits = [Cast(Substr(F("isbn"), place, 1), IntegerField()) for place in range(1, 14)]
    weighted: Any = reduce(add, (digit * (3 if index % 2 else 1) for index, digit in enumerate(digits)))
    found: QuerySet[Any] = papers.filter(isbn__isnull=False).annotate(rest=Mod(weighted, Value(10))).exclude(rest=0)
    return found


def check_identifiers_are_free(record: Model) -> None:
    """Raise Refusal, naming the record that bears it, where an identifier is one that only one record may have."""
    for field in record._meta.concrete_fields:
        value = getattr(record, field.attname)
        if not (field.unique and field.null and value):
            continue
        bearer = type(record)._default_manager.filter(**{field.name: value}).exclude(pk=record.pk).first()
        if bearer:
            raise Refusal(
                f"{field.verbose_name} {value} is that of “{bearer}”, which has been in the library since this was "
                "begun or before. Add what is new to that record, or correct the identifier here."
            )
