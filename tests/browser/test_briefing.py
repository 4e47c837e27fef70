"""Journeys to a briefing: from a question to a Word document, by keyboard alone, without scripts, and on paper."""

import pytest

from tests.keyboard import follow, go_to
from tests.pages import DESKTOP, PAGES, PHONE
from tests.word import open_document

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_commissioner_goes_from_a_question_to_a_downloaded_briefing(open_page, window, scripts):
    page = open_page(java_script_enabled=scripts, viewport=window, accept_downloads=True)
    page.goto("/search/?q=pooled+budgets&kind=lesson")
    for _ in range(2):
        page.get_by_role("button", name="Add to briefing").first.click()
        page.wait_for_url("**/search/?q=pooled+budgets&kind=lesson#briefing-lesson-*")
    second = page.get_by_role("button", name="Take out").nth(1).get_attribute("value")
    page.goto("/outcomes/out-rand-ey-2012-01/")
    page.get_by_role("button", name="Add to briefing").click()

    page.get_by_role("link", name="Briefing (3)").click()
    page.get_by_label("Title", exact=True).fill("Winter beds")
    page.get_by_label("Title", exact=True).press("Enter")
    page.wait_for_url("**/briefing/?title=Winter*")
    page.locator(f"[id='{second}']").get_by_role("button", name="Move up").click()
    page.locator(f"[id='{second}'] summary").click()
    page.locator(f"[id='{second}'] textarea").fill("Ask finance first")
    page.locator(f"[id='{second}']").get_by_role("button", name="Save note").click()
    page.wait_for_load_state()

    assert page.locator(".part").first.get_attribute("id") == second
    assert "Note: Ask finance first" in page.locator(".part").first.inner_text()
    assert "“pooled budgets”" in page.locator("#made").inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download as a Word document").click()
    assert waiting.value.suggested_filename == "winter-beds.docx"
    document = open_document(waiting.value.path().read_bytes())
    assert document.paragraphs[0] == ("Title", "Winter beds")
    assert document.styled("Note") == ["Note: Ask finance first"]
    assert len(document.styled("Heading 2")) == 2


def test_briefing_is_made_by_keyboard_alone(page):
    page.goto("/lessons/lesson-savings-elusive/")
    page.get_by_role("button", name="Add to briefing").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#briefing-lesson-*")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("Take out")
    page.get_by_role("link", name="Briefing (1)").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefing/?r=lesson:lesson-savings-elusive")
    page.get_by_role("button", name="Take out").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**removed=*")
    page.get_by_role("button", name="Put it back").focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**/briefing/?r=lesson:lesson-savings-elusive*")
    assert page.get_by_role("link", name="Briefing (1)").is_visible()


def test_commissioner_goes_from_a_question_to_a_document_by_keyboard_alone(open_page):
    page = open_page(viewport=DESKTOP, accept_downloads=True)
    page.goto("/")
    go_to(page, page.locator("#q"))
    page.keyboard.type("pooled budgets")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=pooled+budgets")
    lesson = page.locator(".hit--lesson").first
    statement = lesson.get_by_role("heading").inner_text()
    follow(page, lesson.get_by_role("button", name="Add to briefing"))
    page.wait_for_url("**/search/?q=pooled+budgets#briefing-lesson-*")

    follow(page, page.get_by_role("link", name="Briefing (1)"), key="Shift+Tab")
    page.wait_for_url("**/briefing/?r=lesson:*")
    go_to(page, page.get_by_label("Title", exact=True))
    page.keyboard.type("Winter beds")
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefing/?title=Winter*")
    go_to(page, page.get_by_role("link", name="Download as a Word document"))
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")

    document = open_document(waiting.value.path().read_bytes())
    assert document.paragraphs[0] == ("Title", "Winter beds")
    assert document.styled("Heading 2") == [statement]


def test_shared_address_shows_the_whole_briefing_to_somebody_else(open_page):
    visitor = open_page(java_script_enabled=False)

    visitor.goto(PAGES["briefing"])

    assert visitor.get_by_role("heading", level=1).inner_text() == "Winter beds"
    assert visitor.get_by_role("link", name="Briefing", exact=True).count() == 1
    visitor.get_by_role("button", name="Save all notes").click()
    visitor.get_by_role("link", name="Briefing (7)").wait_for()


def test_going_back_after_a_change_offers_the_earlier_state(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/places/torbay/")
    page.get_by_role("button", name="Add to briefing").click()
    page.get_by_role("link", name="Briefing (1)").click()
    page.get_by_role("button", name="Clear the briefing").click()
    page.get_by_role("main").get_by_text("Your briefing was cleared.").wait_for()

    page.get_by_role("button", name="Put it back").click()

    page.wait_for_url("**/briefing/?r=place:torbay")
    page.get_by_role("link", name="Briefing (1)").wait_for()


def test_briefing_prints_without_its_controls(page):
    page.goto(PAGES["briefing"])

    page.emulate_media(media="print")

    assert [button for button in page.get_by_role("button").all() if button.is_visible()] == []
    assert page.get_by_text("Ask finance").first.is_visible()
    assert page.locator("#references li").count() > 10


def test_librarian_goes_from_a_boolean_search_to_its_record(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/search/?q=%22pooled+budget*%22+NOT+wales&kind=paper&year_from=2010")
    total = page.get_by_role("heading", level=1).inner_text().split()[0]

    page.get_by_role("link", name="Record of this search").click()

    assert f"(PRISMA-S item 15): {total}" in page.get_by_label("The whole record as text, to copy").input_value()
    page.locator("#found tbody tr").last.wait_for()
    page.get_by_role("link", name=f"It finds {total} record").click()
    assert page.get_by_role("heading", level=1).inner_text().split()[0] == total


def test_librarian_goes_from_a_boolean_search_to_its_record_by_keyboard_alone(page):
    page.goto("/search/")
    go_to(page, page.locator("#q"))
    page.keyboard.type('"pooled budget*" AND (torbay OR wales) NOT scotland')
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    total = page.get_by_role("heading", level=1).inner_text().split()[0]

    follow(page, page.get_by_role("link", name="Record of this search"))
    page.wait_for_url("**/search/record/?q=*")
    text = page.get_by_label("The whole record as text, to copy")
    go_to(page, text)

    assert "Torbay OR Wales".lower() in text.input_value().lower()
    assert f"(PRISMA-S item 15): {total}" in text.input_value()
