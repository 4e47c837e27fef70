"""Addresses to which a form is sent: opened by themselves, or reached by a sign-in, they lead to the form's page."""

from urllib.parse import quote

import pytest

from tests.factories import make_administrator, make_curator
from tests.visiting import signed_in

pytestmark = pytest.mark.django_db

PAGES = {
    "/curate/enter/9/keep/": "/curate/enter/9/",
    "/curate/works/9/step/accept/": "/curate/works/9/",
    "/curate/works/9/fields/": "/curate/works/9/",
    "/curate/readings/9/hand-in/": "/curate/readings/9/",
    "/curate/records/lesson/9/history/3/undo/": "/curate/records/lesson/9/history/",
    "/curate/quality/lesson-no-theme/ask/": "/curate/quality/lesson-no-theme/",
    "/curate/vocabulary/theme/terms/budgets/retire/": "/curate/vocabulary/theme/terms/budgets/",
    "/curate/people/links/9/take-back/": "/curate/people/",
    "/curate/people/9/close/": "/curate/people/9/",
    "/curate/import/upload/": "/curate/import/",
    "/curate/import/9/apply/": "/curate/import/9/",
    "/curate/duplicates/merge/": "/curate/duplicates/",
    "/curate/duplicates/1/2/apart/": "/curate/duplicates/1/2/",
}


@pytest.mark.parametrize(("address", "page"), PAGES.items(), ids=PAGES)
def test_sign_in_after_a_sent_form_leads_to_the_page_of_the_form(address, page, client):
    answer = client.post(address, {"text": "typed"})

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/curate/sign-in/?next={quote(page)}")


@pytest.mark.parametrize(("address", "page"), PAGES.items(), ids=PAGES)
def test_address_of_a_form_leads_to_its_page(address, page):
    visitor = signed_in(make_administrator("amina"))

    answers = [visitor.get(address), visitor.head(address)]

    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [(302, page)] * 2
    assert visitor.put(address).status_code == 405


def test_page_that_shows_and_takes_its_own_form_is_where_a_sign_in_leads(client):
    answer = client.post("/curate/enter/?from=home", {"way": "nothing"})

    assert answer.headers["Location"] == f"/curate/sign-in/?next={quote('/curate/enter/?from=home')}"


def test_address_of_a_form_leads_nobody_past_what_they_may_do():
    assert signed_in(make_curator()).get("/curate/people/9/close/").status_code == 403
