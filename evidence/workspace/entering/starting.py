"""Beginning an evaluation: what a look-up or a file says of a paper, as it stands in the form."""

from typing import Any

from ...importing.formats.reference import FIELDS, Reference
from .typed import nothing_typed


def typed_from(reference: Reference) -> dict[str, Any]:
    """Return the form of a new evaluation, filled with what is known of its paper."""
    return {**nothing_typed(), "paper": paper_from(reference)}


def paper_from(reference: Reference) -> dict[str, str]:
    """Return the fields of a paper that a reference fills."""
    found = {name: str(getattr(reference, name) or "") for name in ("title", *FIELDS)}
    found["year"] = str(reference.year or "")
    found["authors"] = "; ".join(map(str, reference.authors))
    found["authors_incomplete"] = "on" if reference.authors_incomplete else ""
    return {name: value for name, value in found.items() if value}


def fill(paper: dict[str, str], reference: Reference) -> list[str]:
    """Fill what is empty in a form; return the fields that hold something else, which stays."""
    found = paper_from(reference)
    differ = [name for name, value in found.items() if paper.get(name, "").strip() not in {"", value}]
    paper.update({name: value for name, value in found.items() if not paper.get(name, "").strip()})
    return differ
