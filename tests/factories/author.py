"""Authors."""

from evidence.models import Author

from .saving import save


def make_author(number: int = 1, **values) -> Author:
    return save(Author(**{"family": f"Family {number}", "given": "Ada", **values}))
