"""Journeys of an analyst: from a place through its lineage to a comparison, without scripts and by keyboard alone."""

import pytest

from tests.keyboard import follow, go_to
from tests.pages import DESKTOP, PHONE

pytestmark = pytest.mark.browser


def test_analyst_goes_from_a_place_to_its_lineage_to_a_comparison_without_scripts(open_page):
    page = open_page(java_script_enabled=False, viewport=DESKTOP)
    page.goto("/places/torbay/")

    page.locator(".story__table").get_by_role("link", name="Torbay Integrated Care Pilot", exact=True).first.click()
    page.wait_for_url("**/initiatives/icp-torbay/")
    page.locator("#lineage").get_by_role("link", name="Torbay Care Trust").click()
    page.wait_for_url("**/initiatives/ct-torbay/")
    page.get_by_role("link", name="Compare with another initiative").click()
    page.get_by_label("Find an initiative").fill("Salford Together")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Add Salford Together", exact=True).click()

    assert page.get_by_role("heading", level=1).inner_text() == "Side by side"
    assert page.url.endswith("/compare/?initiative=ct-torbay&initiative=vg-salford")
    assert "≠ differs" in page.locator("#facts").inner_text()


def test_analyst_goes_from_a_place_to_its_lineage_to_a_comparison_by_keyboard_alone(open_page):
    page = open_page(viewport=DESKTOP)
    page.goto("/places/torbay/")

    pilot = page.locator(".story__table").get_by_role("link", name="Torbay Integrated Care Pilot", exact=True)
    follow(page, pilot.first)
    page.wait_for_url("**/initiatives/icp-torbay/")
    follow(page, page.locator("#lineage").get_by_role("link", name="Torbay Care Trust"))
    page.wait_for_url("**/initiatives/ct-torbay/")
    follow(page, page.get_by_role("link", name="Compare with another initiative"))
    page.wait_for_url("**/compare/?initiative=ct-torbay")
    go_to(page, page.get_by_label("Find an initiative"))
    page.keyboard.type("Salford Together")
    page.keyboard.press("Enter")
    page.wait_for_url("**find=Salford*")
    follow(page, page.get_by_role("link", name="Add Salford Together", exact=True))

    page.wait_for_url("**/compare/?initiative=ct-torbay&initiative=vg-salford")
    assert page.get_by_role("heading", level=1).inner_text() == "Side by side"


def test_analyst_ticks_two_of_the_list_and_compares_them(open_page):
    page = open_page(java_script_enabled=False, viewport=PHONE)
    page.goto("/initiatives/a-to-z/")

    page.get_by_role("checkbox", name="Compare Torbay Care Trust", exact=True).check()
    page.get_by_role("checkbox", name="Compare Salford Together", exact=True).check()
    page.get_by_role("button", name="Compare the ticked ones").first.click()

    assert page.get_by_role("heading", level=1).inner_text() == "Side by side"
    page.go_back()
    assert page.get_by_role("checkbox", name="Compare Torbay Care Trust", exact=True).count() == 1


def test_comparison_is_mended_by_keyboard_alone(page):
    page.goto("/compare/?initiative=ct-torbay&initiative=vg-salford&initiative=nowhere")
    assert page.get_by_role("alert").is_visible()

    page.get_by_role("link", name="Take out Salford Together").focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**/compare/?initiative=ct-torbay")
    assert page.get_by_role("alert").count() == 0


def test_reader_compares_an_outcome_with_a_place_and_the_address_keeps_it(page):
    page.goto("/outcomes/out-stokes-2021-two-models-01/")

    page.get_by_label("Your place").fill("Torbay")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?like=Torbay*")
    page.locator(".finding a").first.click()

    page.wait_for_url("**/?like=torbay")
    assert page.get_by_role("link", name="Stop comparing with Torbay").is_visible()


def test_every_part_of_a_story_can_be_reached_by_keyboard(open_page):
    page = open_page(viewport=DESKTOP)
    page.goto("/places/torbay/")
    drawn = page.locator(".story svg.only-wide a").count()

    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.closest('.story svg') && document.activeElement.outerHTML"))

    assert drawn > 7
    assert len(reached - {None}) == drawn


def test_comparison_prints_without_its_controls(page):
    page.goto("/compare/?initiative=ct-torbay&initiative=vg-salford")

    page.emulate_media(media="print")

    assert not page.locator("#choose").is_visible()
    assert page.locator("#facts").is_visible()


def test_story_prints_as_its_table_with_bars(page):
    page.goto("/places/torbay/")

    page.emulate_media(media="print")

    assert not page.locator(".story svg.only-wide").is_visible()
    assert page.locator(".story__strip").first.is_visible()
