"""Journeys of readers: asking, narrowing, and walking from a lesson to what stands behind it and back."""

import re

import pytest

from tests.pages import PHONE

pytestmark = pytest.mark.browser


def follow(page, address: str) -> None:
    """Click the first visible link of the main part that leads to an address."""
    page.locator(f'main a[href="{address}"]').first.click()
    page.wait_for_url(f"**{address}")


def total(page) -> int:
    """Return the number of records that the heading gives."""
    return int(page.locator("h1").inner_text().split()[0].replace(",", ""))


def test_reader_searches_and_narrows_without_scripts(open_page):
    page = open_page(java_script_enabled=False, viewport=PHONE)
    page.goto("/")
    page.get_by_role("searchbox").fill("pooled budgets")
    page.get_by_role("button", name="Search").click()
    before = total(page)

    page.locator("summary", has_text="Narrow the results").click()
    page.get_by_role("checkbox", name=re.compile("^Lessons")).check()
    page.get_by_role("button", name="Show these records").click()

    assert 0 < total(page) < before
    assert page.get_by_role("searchbox").input_value() == "pooled budgets"
    assert page.locator(".hit").first.get_attribute("class") == "hit hit--lesson"


def test_reader_removes_a_filter_and_keeps_the_question_and_the_order(page):
    page.goto("/search/?q=budgets&kind=lesson&sort=newest")
    narrowed = total(page)

    page.get_by_role("link", name="Remove filter Kind of record: Lessons").click()

    assert total(page) > narrowed
    page.wait_for_url("**/search/?q=budgets&sort=newest")


def test_reader_turns_pages_and_keeps_the_question(page):
    page.goto("/search/?q=care&sort=title")

    page.get_by_role("link", name="Next page").click()

    page.wait_for_url("**/search/?q=care&sort=title&page=2")
    page.get_by_text("Page 2 of").wait_for()


def test_reader_searches_by_keyboard_alone(page):
    page.goto("/")
    while page.evaluate("document.activeElement.id") != "q":
        page.keyboard.press("Tab")
    page.keyboard.type("Torbay")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=Torbay")

    first = page.locator(".hit h2 a").first
    for _ in range(200):
        page.keyboard.press("Tab")
        if first.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")

    page.wait_for_url("**/places/torbay/")


def test_keyboard_skips_to_the_main_content(page):
    page.goto("/lessons/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url("**/lessons/#main")


def test_keyboard_focus_is_always_visible(page):
    page.goto("/search/?q=torbay")
    unseen = []

    for _ in range(40):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            """() => { const it = document.activeElement, box = it.getBoundingClientRect(), style = getComputedStyle(it)
            return {name: it.outerHTML.slice(0, 80), size: box.width * box.height,
                    ring: style.outlineStyle !== 'none' || style.boxShadow !== 'none'} }"""
        )
        if not focus["ring"] or not focus["size"]:
            unseen.append(focus["name"])

    assert unseen == []


def test_reader_walks_from_a_lesson_to_its_paper_outcome_initiative_and_predecessor_and_back(page):
    page.goto("/lessons/lesson-savings-elusive/")

    for address in (
        "/papers/stokes-2021-two-models/",
        "/outcomes/out-stokes-2021-two-models-01/",
        "/initiatives/vg-salford/",
        "/initiatives/local-salford-icp/",
        "/lessons/lesson-engage-practitioners/",
    ):
        follow(page, address)

    assert page.get_by_role("heading", level=1).is_visible()
