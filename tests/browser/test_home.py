"""The first page, as a visitor meets it."""

import pytest

pytestmark = pytest.mark.browser


def test_home_is_accessible(page, axe):
    page.goto("/")

    assert axe(page) == []


def test_home_works_without_scripts(open_page):
    page = open_page(java_script_enabled=False)

    page.goto("/")

    assert page.get_by_role("main").is_visible()


def test_home_fits_a_narrow_window(open_page):
    page = open_page(viewport={"width": 320, "height": 640})

    page.goto("/")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
