"""Each sort of page as a reader meets it: accessible, in any window, light, steady, and without scripts."""

from urllib.parse import urlsplit

import pytest

from tests.browser.faults import FINDERS, IN_THE_DARK, find_faults
from tests.pages import DESKTOP, PAGES

pytestmark = pytest.mark.browser

each_page = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)

EVERYTHING = [name for name in FINDERS if name not in IN_THE_DARK]
MOST_BYTES = 60 * 1024
# A page in parts, as a slow line brings it: what moves when the next part arrives is seen on any machine.
SLOW_LINE = {"offline": False, "latency": 20, "downloadThroughput": 16_000, "uploadThroughput": 100_000}
SHIFTS = """() => new Promise(done => {
    let total = 0
    new PerformanceObserver(list => { for (const entry of list.getEntries()) total += entry.value })
        .observe({type: "layout-shift", buffered: true})
    setTimeout(() => done(total), 100)
})"""


@each_page
def test_page_has_no_fault_in_any_window(address, page):
    page.goto(address)

    assert find_faults(page, EVERYTHING) == {}


@each_page
def test_first_visit_is_light_and_a_slow_one_steady(address, open_page, site):
    page = open_page(viewport=DESKTOP)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes, asked = [], []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.on("request", lambda request: asked.append(request.url))

    page.goto(address)
    first_visit = list(sizes)
    session.send("Network.emulateNetworkConditions", SLOW_LINE)
    page.goto(address)  # the style sheet is there before the page

    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {urlsplit(site.url).netloc}
    assert len(first_visit) >= 2
    assert sum(first_visit) <= MOST_BYTES
    # A shift under half a thousandth of the window is a hairline of a drawing that finds its width.
    assert round(page.evaluate(SHIFTS), 3) == 0


@each_page
def test_page_needs_no_scripts_to_have_its_heading_and_landmarks(address, open_page):
    page = open_page(java_script_enabled=False)

    page.goto(address)

    assert [page.locator(name).count() for name in ("h1", "main", "header.mast", "footer.foot")] == [1, 1, 1, 1]
    assert page.get_by_role("main").is_visible()
    assert page.title().endswith("– Integrated Care Evidence Library")
    assert page.locator("html").get_attribute("lang") == "en-GB"


def test_documentation_of_the_api_asks_one_host(open_page, site):
    page = open_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto("/api/docs", wait_until="networkidle")
    page.locator(".opblock-summary-path").first.wait_for()

    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {urlsplit(site.url).netloc}


def test_finders_find_what_they_look_for(page):
    words = "Interdisciplinarity " * 8
    page.set_content(
        f"<style>button {{width: 10px; height: 10px; padding: 0}} p {{overflow: hidden}} div {{width: 60rem}}</style>"
        f"<img src='data:,'><div><button></button><button></button></div><p>{words.replace(' ', '')}</p>"
    )

    assert find_faults(page, EVERYTHING).keys() == set(EVERYTHING)
