"""No page has a fault that an automatic checker of WCAG 2.2 AA finds, on a phone and on a desk."""

import pytest

from tests.pages import DESKTOP, PAGES, PHONE

pytestmark = pytest.mark.browser

each_window = pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])


@each_window
@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_page_has_no_accessibility_fault(address, window, open_page, axe):
    page = open_page(viewport=window)

    page.goto(address)

    assert axe(page) == []


@each_window
@pytest.mark.parametrize("address", ["/search/?q=care", "/lessons/"])
def test_opened_filters_have_no_accessibility_fault(address, window, open_page, axe):
    page = open_page(viewport=window)
    page.goto(address)

    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")

    assert axe(page) == []


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_page_has_one_heading_a_title_and_its_landmarks(address, page):
    page.goto(address)

    counts = [page.locator(name).count() for name in ("h1", "main", "header.mast", "footer.foot")]

    assert counts == [1, 1, 1, 1]
    assert page.title().endswith("– Integrated Care Evidence Library")
    assert page.locator("html").get_attribute("lang") == "en-GB"


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_page_needs_no_scripts(address, open_page):
    page = open_page(java_script_enabled=False)

    page.goto(address)

    assert page.get_by_role("main").is_visible()
