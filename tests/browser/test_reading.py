"""Reading in a real browser: longer words, spaced text, print, nothing that jumps, a correction by keyboard."""

import re

import pytest

from tests.pages import DESKTOP, PAGES, PHONE, SMALL_PHONE

pytestmark = pytest.mark.browser

each_page = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)

# A translation can need half as many letters again; links, buttons and headings must hold them all the same.
LENGTHEN = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts = []
    while (walker.nextNode()) texts.push(walker.currentNode)
    for (const text of texts) text.data = text.data.replace(/\\p{L}{3,}/gu, word =>
        word + word.slice(0, Math.ceil(word.length / 2)).toLowerCase())
}"""
# A page in parts, as a slow line brings it: what moves when the next part arrives is seen on any machine.
SLOW_LINE = {"offline": False, "latency": 20, "downloadThroughput": 16_000, "uploadThroughput": 100_000}
# WCAG 2.2, 1.4.12.
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
CUT_OFF = """() => [...document.querySelectorAll("h1, h2, h3, p, li, dt, dd, a, button, label, summary")]
    .filter(it => it.clientWidth > 1 && getComputedStyle(it).overflowX !== "visible")
    .filter(it => it.scrollWidth > it.clientWidth + 1)
    .map(it => it.outerHTML.slice(0, 120))"""
SHIFTS = """() => new Promise(done => {
    let total = 0
    new PerformanceObserver(list => { for (const entry of list.getEntries()) total += entry.value })
        .observe({type: "layout-shift", buffered: true})
    setTimeout(() => done(total), 300)
})"""


def width(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


@each_page
def test_longer_words_break_nothing_on_a_small_phone(address, open_page):
    page = open_page(viewport=SMALL_PHONE)
    page.goto(address)

    page.evaluate(LENGTHEN)

    assert width(page) <= SMALL_PHONE["width"]
    assert page.evaluate(CUT_OFF) == []


@each_page
def test_text_can_be_spaced_out(address, open_page):
    page = open_page(viewport=PHONE, bypass_csp=True)
    page.goto(address)

    page.add_style_tag(content=SPACED)

    assert width(page) <= PHONE["width"]
    assert page.evaluate(CUT_OFF) == []


@each_page
def test_nothing_jumps_while_a_page_appears(address, open_page):
    page = open_page(viewport=DESKTOP)
    page.goto("/help/")  # the style sheet is there before the page that is looked at
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW_LINE)

    page.goto(address)

    # A shift under half a thousandth of the window is a hairline of a drawing that finds its width.
    assert round(page.evaluate(SHIFTS), 3) == 0


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

    assert page.url.endswith("#contradicts")
    page.go_back()
    assert page.url.endswith("/lessons/lesson-savings-elusive/")


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
    assert page.evaluate("location.hash") == "#text"
    assert contact.input_value() == "a reader"
    page.get_by_label("What should be corrected").focus()
    page.keyboard.type("The year is 2012.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url("**/help/correction/sent/")
    assert page.get_by_role("heading", level=1).inner_text() == "Your suggestion has arrived"


@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_form_with_errors_has_no_accessibility_fault(window, open_page, axe):
    page = open_page(viewport=window)
    page.goto("/help/correction/")
    page.get_by_role("button", name="Send the suggestion").click()

    assert axe(page) == []
    assert page.title().startswith("Error:")


def test_correction_needs_no_scripts(open_page):
    page = open_page(java_script_enabled=False, viewport=PHONE)
    page.goto("/help/correction/?record=theme/leadership")
    page.get_by_label("What should be corrected").fill("The definition is too narrow.")

    page.get_by_role("button", name="Send the suggestion").click()

    page.wait_for_url("**/help/correction/sent/")


@pytest.mark.parametrize(
    "address", ["/lessons/lesson-savings-elusive/", "/themes/leadership/", "/help/components/", PAGES["briefing"]]
)
@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_page_with_every_fold_open_has_no_accessibility_fault(address, window, open_page, axe):
    page = open_page(viewport=window)
    page.goto(address)

    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")

    assert axe(page) == []
