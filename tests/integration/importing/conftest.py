"""An editor, and the one type of paper that the files of these tests need."""

import pytest

from evidence.models import PaperType
from tests.factories import make_editor, save


@pytest.fixture(autouse=True)
def vocabulary(request):
    """Give the vocabulary its type, where the test has a database that is empty."""
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        save(PaperType(slug="journal-article", label="Journal article"))


@pytest.fixture
def editor():
    return make_editor()
