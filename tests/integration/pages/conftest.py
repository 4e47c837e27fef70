"""What several tests of pages begin with."""

import pytest

from tests.factories import make_lesson_evidence


@pytest.fixture
def lessons():
    """Three lessons, each with a paper that supports it."""
    return [make_lesson_evidence(number).lesson for number in (1, 2, 3)]
