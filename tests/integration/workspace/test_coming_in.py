"""Who comes into the workspace: people with a role; others are sent to the sign-in or told whom to ask."""

import pytest

from evidence.curation.actions import open_double_reading
from tests.factories import make_administrator, make_curator, make_lesson, make_paper, make_user
from tests.visiting import visit

pytestmark = pytest.mark.django_db

ADDRESSES = ["/curate/", "/curate/works/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stranger_is_sent_to_the_sign_in_and_back(address, client):
    answer = client.get(address)

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/curate/sign-in/?next={address}")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_person_without_a_role_is_told_whom_to_ask(address, client):
    make_administrator("amina")
    client.force_login(make_user("reader", is_staff=True))

    answer = client.get(address)

    assert answer.status_code == 403
    assert "Ask one of its administrators for a role: amina." in answer.content.decode()


@pytest.mark.parametrize("role", ["curator", "reviewer", "editor", "administrator"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_role_comes_in_and_no_browser_keeps_the_page(address, role, client):
    client.force_login(make_user("somebody", role))

    answer = client.get(address)

    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]


def test_home_counts_drafts_by_kind_and_links_to_them(client):
    make_lesson(1, status="draft")
    make_lesson(2, status="in-review")
    make_lesson(3, status="in-review")
    client.force_login(make_curator())

    page = visit("/curate/", client)

    assert "Lessons 1 lessons, draft 2 lessons, in review" in page.text
    assert "/admin/evidence/lesson/?status__exact=in-review" in page.links


def test_home_tells_a_reviewer_of_records_in_review_and_of_readings(client):
    open_double_reading(make_paper(1), "inclusion", by=make_curator())
    make_lesson(1, status="in-review")
    client.force_login(make_user("reviewer", "reviewer"))

    page = visit("/curate/", client)

    assert "Records that were submitted for review, one by one: lessons (1)" in page.text
    assert "1 paper or outcome waits for a second reader: you can be one" in page.text
    assert "Nobody has handed anything in" not in page.text


def test_public_pages_have_no_bar_of_the_workspace(client):
    client.force_login(make_curator())

    assert "Curator workspace" not in visit("/about/", client).text
