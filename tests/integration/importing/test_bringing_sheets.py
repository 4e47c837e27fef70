"""Files in the library's own form, of any kind of record."""

import pytest

from tests.factories import make_theme
from tests.integration.importing.files import actions, bring_in, preview

pytestmark = pytest.mark.django_db

THEMES = "id,label,definition,synonyms,source,verified,parent_id\n"


def test_sheet_of_another_kind_brings_drafts(editor):
    text = f"{THEMES}new-one,New one,Def,a;b,curator,recalled,\nbad one,Bad,,,,recalled,\n"

    run = bring_in(text, editor, format_name="csv", name="themes.csv")

    assert (actions(run), run.kind, run.sheet) == (["new", "refused"], "theme", "themes.csv")
    assert run.change_set is not None


def test_sheet_never_changes_what_readers_see(editor):
    theme = make_theme(1, label="Seen")
    text = f"{THEMES}{theme.slug},Other,,,curator,recalled,\n"

    run = preview(text, editor, format_name="csv", name="themes.csv")

    theme.refresh_from_db()
    assert (actions(run), theme.label) == (["refused"], "Seen")
    assert "second person" in run.rows.get().reasons[0]


def test_sheet_with_a_column_too_few_is_named(editor):
    run = preview("id,label,definition,synonyms,source,verified\na,A,,,,recalled\n", editor, format_name="csv")

    assert (run.stage, "parent_id" in run.note) == ("refused", True)
