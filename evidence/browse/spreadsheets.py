"""Tables to take away as comma-separated values."""

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse


def as_csv(name: str, heading: Sequence[str], rows: Iterable[Sequence[Any]]) -> HttpResponse:
    """Give rows as a file that spreadsheets open with their accents right and take no text of for a formula."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(heading)
    writer.writerows([_as_text(cell) for cell in row] for row in rows)
    return response


def _as_text(cell: Any) -> str:
    text = str(cell)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
