"""Reading in a real browser: print, folds, large type, ways by keyboard, a correction."""

import re

import pytest

from tests.browser.faults import ACCESSIBLE, OPEN_FOLDS, find_faults
from tests.pages import DESKTOP, PAGES, PHONE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("address", ["/lessons/lesson-savings-elusive/", "/themes/leadership/", "/help/how-sure/"])
def test_print_has_the_words_and_not_the_frame(address, open_page):
    page = open_page(viewport=DESKTOP)
    page.goto(address)

    page.emulate_media(media="print")

    assert page.locator("h1").is_visible()
    hidden = [".nav", ".seek", ".skip", ".crumbs", ".record-foot", ".foot ul"]
    assert [name for name in hidden for part in page.locator(name).all() if part.is_visible()] == []


def test_print_holds_every_paper_of_a_lesson(open_page):
    page = open_page(viewport=DESKTOP)
    page.goto("/lessons/lesson-savings-elusive/")

    page.emulate_media(media="print")

    papers = page.locator("li.ev")
    assert papers.count() > 40
    assert papers.last.is_visible()
    assert all(paper.is_visible() for paper in papers.all())


def test_reader_goes_from_how_sure_to_the_evidence_and_back_by_keyboard(page):
    page.goto("/lessons/lesson-savings-elusive/")
    page.get_by_role("link", name=re.compile("contradict it")).focus()

    page.keyboard.press("Enter")

    page.wait_for_url("**/lessons/lesson-savings-elusive/#contradicts")
    page.go_back()
    page.wait_for_url("**/lessons/lesson-savings-elusive/")


def test_mark_of_the_drawing_leads_to_a_paper_in_a_fold(page):
    page.goto("/lessons/lesson-savings-elusive/")
    page.get_by_text("The same as a table").click()
    link = page.locator("#recurrence table a").first
    target = link.get_attribute("href")

    link.click()

    page.locator(f'[id="{target[1:]}"]').wait_for(state="visible")


def test_correction_is_suggested_by_keyboard_alone_and_what_was_typed_survives_a_mistake(page):
    page.goto("/lessons/lesson-savings-elusive/")
    page.get_by_role("link", name="Suggest a correction to this page").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/help/correction/**")
    contact = page.get_by_label("How can we reach you?")
    contact.focus()
    page.keyboard.type("a reader")
    page.keyboard.press("Enter")

    page.get_by_role("link", name="Write what should be corrected").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#text")
    assert contact.input_value() == "a reader"
    page.get_by_label("What should be corrected").focus()
    page.keyboard.type("The year is 2012.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url("**/help/correction/sent/")
    assert page.get_by_role("heading", level=1).inner_text() == "Your suggestion has arrived"


def test_form_with_errors_has_no_accessibility_fault(page):
    page.goto("/help/correction/")
    page.get_by_role("button", name="Send the suggestion").click()

    assert find_faults(page, ACCESSIBLE) == {}
    assert page.title().startswith("Error:")


def test_correction_needs_no_scripts(open_page):
    page = open_page(java_script_enabled=False, viewport=PHONE)
    page.goto("/help/correction/?record=theme/leadership")
    page.get_by_label("What should be corrected").fill("The definition is too narrow.")

    page.get_by_role("button", name="Send the suggestion").click()

    page.wait_for_url("**/help/correction/sent/")


@pytest.mark.parametrize(
    "address",
    [
        "/lessons/lesson-savings-elusive/",
        "/themes/leadership/",
        "/help/components/",
        PAGES["briefing"],
        "/search/?q=care",
        "/lessons/",
    ],
)
def test_page_with_every_fold_open_has_no_accessibility_fault(address, page):
    page.goto(address)

    page.evaluate(OPEN_FOLDS)

    assert find_faults(page, ACCESSIBLE) == {}


@pytest.mark.parametrize("address", ["/", "/search/?q=care", "/lessons/lesson-savings-elusive/"])
def test_page_can_be_read_at_four_times_its_size(address, open_page):
    page = open_page(viewport={"width": 320, "height": 256})

    page.goto(address)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator("h1").is_visible()
