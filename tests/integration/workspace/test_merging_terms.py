"""Terms that are merged are one everywhere, and themes change when a second person accepts it."""

import pytest
from django.test import Client

from evidence.curation.actions import (
    accept_work,
    change_term,
    merge_records,
    merge_terms,
    retire_term,
    undo_change_set,
)
from evidence.curation.errors import Refusal
from evidence.models import (
    CareModel,
    ChangeSet,
    InitiativeCareModel,
    LessonTheme,
    Outcome,
    OutcomeDomain,
    Theme,
    WorkInProgress,
)
from tests.factories import (
    make_editor,
    make_initiative,
    make_lesson,
    make_lesson_evidence,
    make_outcome,
    make_programme,
    make_theme,
    save,
)
from tests.visiting import read, signed_in, told, visit
from tests.vocabulary_desk import DESK, do, found, term, tried_with, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(editor):
    return signed_in(editor)


def test_merged_terms_are_one_everywhere_and_the_old_address_leads_to_the_survivor(client):
    stays, goes = term(1, label="Virtual ward", synonyms="VW"), term(2, label="Hospital at home", synonyms="HaH\nvw")
    below = term(3, label="Frailty ward", parent=goes)
    tried_with(stays, 1)
    tried_with(goes, 2)
    save(InitiativeCareModel(initiative=make_initiative(3), care_model=goes))
    save(InitiativeCareModel(initiative=make_initiative(3 + 1), care_model=stays))
    both = make_initiative(5)
    for one in (stays, goes):
        save(InitiativeCareModel(initiative=both, care_model=one))
    before = ChangeSet.objects.count()

    seen, done = do(client, goes, "merge", into=stays.slug, reason="The same.")

    assert {("/search/?care_model=term-1", 3), ("/search/?care_model=term-2", 3)} == set(
        read(seen.content.decode()).counts
    )
    assert "initiatives (3)" in told(seen)
    assert done.headers["Location"] == f"{DESK}/caremodel/terms/term-1/"
    assert ChangeSet.objects.count() == before + 1
    stays.refresh_from_db()
    below.refresh_from_db()
    assert (stays.synonyms.splitlines(), below.parent) == (["VW", "Hospital at home", "HaH"], stays)
    assert InitiativeCareModel.objects.filter(care_model=goes).count() == 0
    assert found("care_model=term-1") == found("care_model=term-2") == (5, [])
    assert Client().get("/search/?care_model=term-2").status_code == 200
    assert "It was merged into “Virtual ward”" in visit(f"{DESK}/caremodel/terms/term-2/", client).text
    with pytest.raises(Refusal, match="Undo that merge"):
        change_term(CareModel.objects.get(pk=goes.pk), by=make_editor("other"), reason="", retired_on=None)


def test_a_merge_is_undone_as_one_change(editor):
    stays, goes = term(1, label="Ward", model=OutcomeDomain), term(2, label="Stay", model=OutcomeDomain)
    outcome = make_outcome(1, domain=goes)
    merge_terms(stays, goes, by=editor, reason="The same.")
    assert Outcome.objects.get().domain == stays

    undo_change_set(ChangeSet.objects.latest("pk"), by=editor, reason="Not the same.")

    outcome.refresh_from_db()
    goes.refresh_from_db()
    stays.refresh_from_db()
    assert (outcome.domain, goes.retired_on, stays.synonyms) == (goes, None, "")
    assert found("domain=term-2")[0] == 1


def test_a_term_is_merged_into_one_that_lies_below_it(editor):
    top, middle, low = term(1, label="Top"), term(2, label="Middle"), term(3, label="Low")
    change_term(middle, by=editor, reason="", parent=top)
    change_term(low, by=editor, reason="", parent=middle)

    merge_terms(low, top, by=editor, reason="The same.")

    assert [one.parent for one in CareModel.objects.filter(pk__in=[middle.pk, low.pk]).order_by("pk")] == [low, None]


def test_a_programme_is_merged_into_one_that_lies_below_it(editor):
    top = make_programme(1)
    low = make_programme(2, parent=top)

    merge_records(low, top, by=editor, reason="The same.")

    low.refresh_from_db()
    assert (low.parent, low.status) == (None, "published")


@pytest.mark.parametrize(("into", "reason"), [("term-1", "Same."), ("", "Same."), ("term-2", " ")])
def test_a_merge_that_makes_no_sense_is_refused(into, reason, client):
    one, _two = term(1), term(2)

    _seen, refused = do(client, one, "merge", into=into, reason=reason)

    assert refused.status_code == 422
    assert CareModel.objects.filter(retired_on=None).count() == 2


def test_a_theme_changes_when_a_second_person_accepts_it(client, reviewer):
    theme = make_theme(1, label="Money")
    lesson = make_lesson(1)
    save(LessonTheme(lesson=lesson, theme=theme))

    seen, done = do(client, theme, "change", **words_of(theme, synonyms="funding"))

    work = WorkInProgress.objects.get()
    assert "lessons (1)" in told(seen)
    assert "when a second person has accepted it" in told(seen)
    assert done.headers["Location"] == f"/curate/works/{work.pk}/"
    assert Theme.objects.get().synonyms == ""
    accept_work(work, by=reviewer)
    assert Theme.objects.get().synonyms == "funding"
    assert found("q=funding")[0] >= 1


def test_a_new_theme_waits_too_and_a_retired_one(client, editor, reviewer):
    client.post(f"{DESK}/theme/add/", {"label": "Housing", "reason": "Needed."})
    work = WorkInProgress.objects.get()
    assert (work.title, Theme.objects.count()) == ("New theme: Housing", 0)
    accept_work(work, by=reviewer)
    theme = Theme.objects.get()
    assert (theme.slug, theme.status) == ("housing", "published")

    retiring = retire_term(theme, by=editor, reason="Out of use.")
    accept_work(retiring, by=reviewer)

    theme.refresh_from_db()
    assert (theme.retired_on is not None, theme.status) == (True, "published")


def test_merged_themes_lead_on_from_their_page_and_from_searches(client):
    stays, goes = make_theme(1, label="Money"), make_theme(2, label="Funding")
    lesson = make_lesson(1)
    save(LessonTheme(lesson=lesson, theme=goes))
    make_lesson_evidence(1, lesson=lesson)

    do(client, goes, "merge", into=stays.slug, reason="The same.")

    assert Client().get("/themes/theme-2/").headers["Location"] == "/themes/theme-1/"
    assert found("kind=lesson&theme=theme-2") == (1, [])
    assert Theme.objects.get(pk=stays.pk).synonyms == "Funding"
    assert LessonTheme.objects.get().theme == stays
