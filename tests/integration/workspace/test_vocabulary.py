"""The vocabulary desk: each step is shown, then done as one change; records follow and searches find them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from evidence.curation.actions import (
    add_term,
    change_term,
    merge_terms,
)
from evidence.curation.errors import NotAllowed, Refusal
from evidence.curation.vocabularies import VOCABULARIES, in_tree_order, uses_of
from evidence.models import (
    Acronym,
    CareModel,
    ChangeSet,
    Theme,
    historical_rows,
)
from evidence.search import bring_up_to_date
from tests.factories import (
    make_acronym,
    make_curator,
    make_editor,
    make_theme,
)
from tests.visiting import read, signed_in, told, visit
from tests.vocabulary_desk import DESK, do, found, term, tried_with, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(editor):
    return signed_in(editor)


def test_every_vocabulary_opens_and_lists_its_terms(client):
    for name, one in VOCABULARIES.items():
        made = make_theme() if one.model is Theme else make_acronym() if one.model is Acronym else term(model=one.model)
        page = visit(f"{DESK}/{name}/", client)
        assert f"{DESK}/{name}/terms/{made.slug}/" in page.links
        assert visit(f"{DESK}/{name}/terms/{made.slug}/", client).links
        assert f"{DESK}/{name}/" in visit(f"{DESK}/", client).links


def test_a_term_is_added_and_can_be_used_at_once(client, editor):
    above = term(1, label="Teams")
    answer = client.post(
        f"{DESK}/caremodel/add/",
        {"label": " Virtual ward ", "parent": above.slug, "synonyms": "hospital at home", "reason": "In use."},
    )

    made = CareModel.objects.get(slug="virtual-ward")
    change = ChangeSet.objects.latest("pk")
    assert answer.headers["Location"] == f"{DESK}/caremodel/terms/virtual-ward/"
    assert (made.label, made.parent, made.synonyms) == ("Virtual ward", above, "hospital at home")
    assert (change.action, change.by, change.reason) == ("add term", editor, "In use.")


@pytest.mark.parametrize("label", ["mdt", "Multidisciplinary  team", ""])
def test_a_second_term_of_the_same_words_is_refused_and_what_was_typed_is_kept(label, client):
    term(1, label="Multidisciplinary team", synonyms="MDT")

    answer = client.post(f"{DESK}/caremodel/add/", {"label": label, "definition": "Kept.", "reason": ""})

    assert answer.status_code == 422
    assert ("is there already: see “Multidisciplinary team”" if label else "Give the term its name") in told(answer)
    assert "Kept." in told(answer)
    assert CareModel.objects.count() == 1


def test_rewording_shows_first_and_then_records_are_found_by_the_new_words(client):
    model = term(1, label="Virtual ward")
    tried_with(model, 1, 2)
    bring_up_to_date()

    seen, done = do(client, model, "change", **words_of(model, synonyms="hospital at home"))

    page = read(seen.content.decode())
    assert "Synonyms nothing hospital at home" in page.text
    assert "initiatives (2)" in page.text
    assert ("/search/?care_model=term-1", 2) in page.counts
    assert CareModel.objects.get().synonyms == "hospital at home"
    assert done.status_code == 302
    assert found("q=hospital+at+home&care_model=term-1")[0] == 2
    assert [row.synonyms for row in historical_rows(CareModel)] == ["hospital at home", ""]


def test_looking_changes_nothing(client):
    model = term(1, label="Virtual ward")
    before = ChangeSet.objects.count()

    for step, given in (("change", words_of(model, label="Other")), ("retire", {}), ("merge", {"into": "term-1"})):
        client.post(f"{DESK}/caremodel/terms/term-1/{step}/", given)

    assert ChangeSet.objects.count() == before


def test_moving_a_term_moves_what_its_parents_count(client):
    old, new, model = term(1, label="Old"), term(2, label="New"), term(3, label="Ward")
    change_term(model, by=make_editor("other"), reason="", parent=old)
    tried_with(model, 1)
    assert (found("care_model=term-1")[0], found("care_model=term-2")[0]) == (1, 0)

    seen, _done = do(client, model, "change", **words_of(model, parent=new.slug))

    assert "Parent Old New" in told(seen)
    assert {("/search/?care_model=term-1", 1), ("/search/?care_model=term-3", 1)} <= set(
        read(seen.content.decode()).counts
    )
    assert (found("care_model=term-1")[0], found("care_model=term-2")[0]) == (0, 1)


def test_a_loop_is_refused_with_a_sentence(client, editor):
    top, middle, low = term(1, label="Top"), term(2, label="Middle"), term(3, label="Low")
    change_term(middle, by=editor, reason="", parent=top)
    change_term(low, by=editor, reason="", parent=middle)

    _seen, refused = do(client, top, "change", **words_of(top, parent=low.slug))

    assert refused.status_code == 422
    assert "“Low” lies below “Top” already, so it cannot lie above it. Move “Low” away first." in told(refused)
    assert CareModel.objects.get(pk=top.pk).parent is None
    with pytest.raises(Refusal, match="below itself"):
        change_term(top, by=editor, reason="", parent=top)


def test_a_retired_term_stays_where_it_is_named_and_can_be_taken_up_again(client):
    model = term(1, label="Ward")
    tried_with(model, 1)

    refused = do(client, model, "retire", reason=" ")[1]
    do(client, model, "retire", reason="Out of use.")

    assert "Say why it is retired" in told(refused)
    assert CareModel.objects.get().retired_on is not None
    assert found("care_model=term-1")[0] == 1
    assert "retired" in visit(f"{DESK}/caremodel/", client).text
    assert f'value="{model.slug}"' not in client.get(f"{DESK}/caremodel/add/").content.decode()
    do(client, model, "take-up", reason="Back.")
    assert CareModel.objects.get().retired_on is None


def test_acronyms_are_added_reworded_and_retired(client):
    client.post(f"{DESK}/acronym/add/", {"label": "VW", "meaning": "virtual ward", "reason": ""})
    acronym = Acronym.objects.get()
    given = {"label": "VW", "meaning": "virtual wards", "source": "", "reason": "Plural."}
    tried_with(term(1, label="Virtual wards"), 1)

    do(client, acronym, "change", **given)
    assert found("q=VW")[0] == 1
    refused = client.post(f"{DESK}/acronym/add/", {"label": "X", "meaning": "", "reason": ""})
    do(client, acronym, "retire", reason="Misleads.")

    acronym.refresh_from_db()
    assert (acronym.meaning, acronym.retired_on is not None) == ("virtual wards", True)
    assert "Say what the acronym stands for" in told(refused)
    assert found("q=VW")[0] == 0


def test_a_change_that_changes_nothing_is_refused(client):
    model = term(1)

    assert "Nothing differs" in told(do(client, model, "change", **words_of(model))[1])


@pytest.mark.parametrize("address", ["nothing/", "caremodel/terms/none/", "caremodel/terms/term-1/dance/"])
def test_what_is_not_there_is_not_found(address, client):
    term(1)
    method = client.post if address.endswith("dance/") else client.get

    assert method(f"{DESK}/{address}").status_code == 404


@pytest.mark.parametrize("asked", ["%00", "x" * 5000, "<script>", "ward"])
def test_looking_for_odd_words_is_answered(asked, client):
    term(1, label="Ward")

    assert client.get(f"{DESK}/caremodel/?q={asked}").status_code == 200


def test_only_who_keeps_the_vocabularies_comes_in():
    curator, model = make_curator(), term(1)
    client = Client()
    client.force_login(curator)

    assert client.get(f"{DESK}/").status_code == 403
    assert do(client, model, "retire", reason="No.")[1].status_code == 403
    for act in (
        lambda: add_term(CareModel, by=curator, reason="", label="New"),
        lambda: change_term(model, by=curator, reason="", label="New"),
        lambda: merge_terms(model, term(2), by=curator, reason="Same."),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_lists_ask_as_much_for_three_terms_as_for_one(client):
    counts = []
    for number in (1, 2, 3):
        tried_with(term(number, label=f"Ward {number}"), number)
        make_theme(number)
        for address in ("", "caremodel/", "theme/", "caremodel/terms/term-1/", "theme/terms/theme-1/"):
            client.get(f"{DESK}/{address}")
            with CaptureQueriesContext(connection) as queries:
                assert client.get(f"{DESK}/{address}").status_code == 200
            counts.append(len(queries))

    assert counts[:5] == counts[10:]
    assert max(counts) <= 15


def test_a_tree_is_told_from_a_to_z_with_what_lies_below():
    b, a = term(1, label="B"), term(2, label="A")
    below = term(3, label="C", parent=b)

    assert [(placed.term, placed.depth) for placed in in_tree_order([b, a, below])] == [(a, 0), (b, 0), (below, 1)]
    assert uses_of(b) == []
