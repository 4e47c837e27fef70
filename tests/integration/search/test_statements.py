"""Questions that are written once tell what stands in the database now."""

import pytest

from evidence.models import Theme
from evidence.search.statements import ask_again
from tests.factories import make_theme

pytestmark = pytest.mark.django_db


def test_rows_are_those_of_this_moment_and_the_queryset_is_made_once():
    made = []

    def labels(model, beginning):
        made.append(beginning)
        return model.objects.filter(label__startswith=beginning).order_by("slug").values_list("slug", "label")

    before = ask_again(labels, Theme, "Theme")
    theme = make_theme(1)
    after = ask_again(labels, Theme, "Theme")
    others = ask_again(labels, Theme, "No such")

    assert (before, after, others) == ([], [(theme.slug, theme.label)], [])
    assert made == ["Theme", "No such"]
