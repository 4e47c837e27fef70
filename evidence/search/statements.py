"""Questions that are put anew after every change, written once: Django takes longer to write one than to answer it."""

from collections.abc import Callable, Hashable
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

Make = Callable[..., QuerySet[Any, Any]]


def ask_again(make: Make, *arguments: Hashable) -> list[tuple[Any, ...]]:
    """Return the rows of a queryset of plain columns, which is made once for each of the arguments."""
    statement, values = _written(make, *arguments)
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


@cache
def _written(make: Make, *arguments: Hashable) -> tuple[str, tuple[Any, ...]]:
    statement, values = make(*arguments).query.sql_with_params()
    return statement, tuple(values)
