"""Every public page is sent with a strict policy, and holds nothing that the policy would block."""

import pytest

from tests.visiting import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

PAGES = [
    "/",
    "/search/",
    "/search/?q=%3Cscript%3Ealert(1)%3C/script%3E&place=torbay",
    "/search/?q=zzzzqqqq",
    *(
        f"/{folder}/"
        for folder in ["lessons", "themes", "initiatives", "programmes", "papers", "policies", "outcomes", "places"]
    ),
    "/lessons/lesson-savings-elusive/",
    "/themes/integrated-care/",
    "/programmes/vanguards/",
    "/papers/rand-ey-2012/",
    "/policies/health-act-1999/",
    "/outcomes/out-rand-ey-2012-01/",
    "/places/torbay/",
    "/initiatives/ct-torbay/",
    "/places/england/",
    "/outcomes/out-rand-ey-2012-01/?like=torbay",
    "/outcomes/out-rand-ey-2012-01/?like=%3Cscript%3E",
    "/initiatives/a-to-z/",
    "/initiatives/by-programme/",
    "/compare/",
    "/compare/?initiative=ct-torbay&initiative=vg-salford",
    "/compare/?programme=vanguards&programme=pioneers-w1",
    "/compare/?initiative=%3Cscript%3Ealert(1)%3C/script%3E",
    "/briefing/",
    "/briefing/?title=%3Cscript%3E&r=lesson:lesson-savings-elusive&r=outcome:out-rand-ey-2012-01&r=place:torbay",
    "/briefing/?r=place:torbay&note.place:torbay=%3Cscript%3E",
    "/search/record/?q=%3Cscript%3Ealert(1)%3C/script%3E&place=torbay",
    "/about/",
    "/before/",
    "/help/before/",
    "/help/search/",
    "/accessibility/",
    "/no-such-page/",
    "/lessons/no-such-lesson/",
]
NEEDED = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
}


@pytest.mark.parametrize("address", PAGES)
def test_page_is_sent_with_a_strict_policy(address, client):
    header = client.get(address).headers["Content-Security-Policy"]

    directives = dict(part.strip().split(" ", 1) for part in header.split(";") if part.strip())
    assert {name: directives.get(name) for name in NEEDED} == NEEDED
    assert "unsafe" not in header


@pytest.mark.parametrize("address", PAGES)
def test_page_has_no_inline_script_style_or_event(address, client):
    reading = read(client.get(address).content.decode(), address)

    assert reading.inline == []


@pytest.mark.parametrize("address", PAGES)
def test_page_has_each_id_once(address, client):
    ids = read(client.get(address).content.decode(), address).ids

    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("address", PAGES)
def test_page_sets_no_cookie(address, client):
    assert client.get(address).cookies == {}


def test_page_is_sent_with_the_other_safe_headers(client):
    headers = client.get("/").headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
