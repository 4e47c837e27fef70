"""A page asks only its own host, and a first visit is light."""

from urllib.parse import urlsplit

import pytest

from tests.pages import PAGES

pytestmark = pytest.mark.browser

MOST_BYTES = 60 * 1024


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_first_visit_is_light_and_asks_one_host(address, open_page, site):
    page = open_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes, asked = [], []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.on("request", lambda request: asked.append(request.url))

    page.goto(address, wait_until="networkidle")

    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {urlsplit(site.url).netloc}
    assert len(sizes) >= 2
    assert sum(sizes) <= MOST_BYTES


def test_documentation_of_the_api_asks_one_host(open_page, site):
    page = open_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto("/api/docs", wait_until="networkidle")
    page.locator(".opblock-summary-path").first.wait_for()

    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {urlsplit(site.url).netloc}
