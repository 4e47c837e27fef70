"""The people of the workspace, for tests that need no more of them than their role."""

import pytest

from tests.factories import make_curator, make_editor, make_user


@pytest.fixture
def curator():
    """Somebody who proposes changes."""
    return make_curator()


@pytest.fixture
def reviewer():
    """Somebody who accepts the changes of others."""
    return make_user("reviewer", "reviewer")


@pytest.fixture
def editor():
    """Somebody who publishes."""
    return make_editor()


@pytest.fixture
def administrator():
    """Somebody who lets people in."""
    return make_user("amina", "administrator", first_name="Amina", last_name="Bello")
