"""An evaluation entered in one sitting, by keyboard alone; kept by itself; two windows; no script; no network."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.entering import begin, make_editor, wait_until_kept
from tests.browser.faults import ACCESSIBLE, FITTING, OPEN_FOLDS, find_faults
from tests.signing_in import sign_in, wait_at
from tests.sources import DOI, TITLE

pytestmark = pytest.mark.browser

MOST_INTERACTIONS = 40


@pytest.fixture(scope="session", autouse=True)
def people(site):
    make_editor(site, "eve")


class Hands:
    """Two hands on a keyboard. A field filled, or a control activated, is one interaction; moving to it is none."""

    MOST_TABS = 250

    def __init__(self, page):
        self.page, self.interactions = page, 0

    def go_to(self, name: str) -> None:
        """Press Tab until the field or the button has the focus: an id, or the words of a button."""
        mine = "document.activeElement.id === name || document.activeElement.innerText?.startsWith(name)"
        for _ in range(self.MOST_TABS):
            if self.page.evaluate(f"name => Boolean({mine})", name):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{name} is not reached by the keyboard")

    def fill(self, name: str, text: str) -> None:
        """Type into a field; in a list of choices, the letters choose."""
        self.go_to(name)
        self.page.keyboard.type(text)
        self.interactions += 1

    def activate(self, name: str) -> None:
        """Press a button."""
        self.go_to(name)
        self.page.keyboard.press("Enter")
        self.interactions += 1


def link(hands, page, key: int, sentence: str, locator: str) -> None:
    """Type a lesson, take the first one of the library that says the same, and say where it stands."""
    hands.fill(f"lesson-{key}-statement", sentence)
    page.locator(f"#alike-{key} button").first.wait_for()
    hands.activate("Link as support")
    page.locator(f"#lesson-{key}-stance").wait_for()
    page.wait_for_function(f"document.activeElement.id === 'lesson-{key}-locator'")
    hands.fill(f"lesson-{key}-locator", locator)


def test_a_real_evaluation_needs_at_most_forty_interactions_after_the_doi(page):
    sign_in(page, "eve", "/curate/enter/")
    hands = Hands(page)
    hands.go_to("identifier")
    page.keyboard.type(DOI)

    hands.activate("identifier")
    page.wait_for_url(re.compile(r"/curate/enter/\d+/$"))
    expect(page.locator("#paper-title")).to_have_value(TITLE)
    hands.fill("paper-verification", "In the source")
    hands.fill("paper-study_design", "difference-in-differences")
    hands.fill("initiative-1-name", "Torbay Care Trust")
    hands.fill("initiative-2-name", "A synthetic partnership")
    hands.fill("initiative-2-programme", "Vanguards")
    link(hands, page, 1, "Integration seldom saves money in the first years", "p. 829")
    link(hands, page, 2, "Benefits take longer than the programme lasts", "p. 830")
    for key, sentence in ((3, "A synthetic lesson on joint records"), (4, "A synthetic lesson on shared posts")):
        hands.fill(f"lesson-{key}-statement", sentence)
        hands.fill(f"lesson-{key}-kind", "Barrier")
        hands.fill(f"lesson-{key}-theme", "Pooled")
        hands.fill(f"lesson-{key}-locator", f"p. 83{key}")
    for key, conclusion in enumerate(["Improved", "No clear", "Worsened", "Mixed", "Improved", "No clear"], start=1):
        hands.fill(f"outcome-{key}-domain", "Emergency adm")
        hands.fill(f"outcome-{key}-measure", f"synthetic measure {key}")
        hands.fill(f"outcome-{key}-conclusion", conclusion)
    hands.activate("Send to a reviewer")

    page.get_by_role("status").filter(has_text="Handed in.").wait_for()
    adds = [text for text in page.locator(".change h3").all_inner_texts() if text.startswith("Adds")]
    kinds = {kind: sum(text.startswith(f"Adds {kind}") for text in adds) for kind in KINDS}
    assert kinds == KINDS
    assert hands.interactions <= MOST_INTERACTIONS


KINDS = {"paper:": 1, "initiative:": 1, "paper initiative": 2, "lesson:": 2, "lesson evidence": 4, "outcome": 6}


def test_what_is_typed_survives_a_closed_window(page):
    sign_in(page, "eve")
    begin(page)
    expect(page.locator("#how-kept")).to_have_text("What you type is kept by itself.")
    address = page.url
    page.locator("#paper-title").press_sequentially("Kept without a button")
    wait_until_kept(page)

    page.goto("about:blank")
    page.goto(address)

    expect(page.locator("#paper-title")).to_have_value("Kept without a button")
    page.get_by_text("Choose what kind of document it is.").wait_for()


def test_second_window_is_told_and_keeps_its_text(open_page):
    page = open_page()
    sign_in(page, "eve")
    begin(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("#paper-title").press_sequentially("Written in the other window")
    wait_until_kept(other)

    page.locator("#paper-title").press_sequentially("Written here")
    expect(page.locator("#kept")).to_have_text(re.compile("^Kept in another window since"))
    page.get_by_role("button", name="Keep", exact=True).click()

    page.get_by_role("heading", name="Kept in another window since").wait_for()
    expect(page.locator("#paper-title")).to_have_value("Written here")
    expect(page.locator("#overtaken")).to_contain_text("Written in the other window")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_role("status").filter(has_text="Kept.").wait_for()
    expect(page.locator("#paper-title")).to_have_value("Written here")


def end_session(page) -> None:
    """Let the session end, as it does after a time; the browser still has the token of the form."""
    page.context.clear_cookies(name="sessionid")


def test_text_typed_after_the_session_ended_stays_and_is_kept_after_a_new_sign_in(page):
    sign_in(page, "eve")
    begin(page)
    end_session(page)

    page.locator("#paper-title").press_sequentially("Typed too late")
    expect(page.locator("#kept")).to_have_text(re.compile("^Your session has ended"))
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator("#kept")).to_have_text(re.compile("^Your session has ended"))
    with page.context.expect_page() as opened:
        page.locator("#kept a").click()
    sign_in(opened.value, "eve")
    opened.value.close()
    page.get_by_role("button", name="Keep", exact=True).click()

    page.get_by_role("status").filter(has_text="Kept.").wait_for()
    expect(page.locator("#paper-title")).to_have_value("Typed too late")


def test_what_was_typed_is_kept_by_itself_after_a_new_sign_in(page):
    sign_in(page, "eve")
    begin(page)
    end_session(page)
    page.locator("#paper-title").press_sequentially("Typed too late")
    expect(page.locator("#kept")).to_have_text(re.compile("^Your session has ended"))

    with page.context.expect_page() as opened:
        page.locator("#kept a").click()
    sign_in(opened.value, "eve")
    page.bring_to_front()

    expect(page.locator("#kept")).to_have_text(re.compile("^Kept at "), timeout=15_000)


def test_all_of_it_works_without_scripts(open_page):
    page = open_page(java_script_enabled=False)
    sign_in(page, "eve")
    begin(page)
    expect(page.locator("#how-kept")).to_have_text("Press “Keep” to keep what you type.")
    page.locator("#paper-title").fill("Without scripts")
    page.locator("#paper-type").select_option("evaluation-report")
    page.locator("#paper-verification").select_option("source-text")
    page.locator("#lesson-1-statement").fill("Integration seldom saves money in the first years")

    page.get_by_role("button", name="Was it reported before? (lesson 1)").click()
    page.get_by_role("button", name="Link as support").first.click()
    page.locator("#lesson-1-locator").fill("p. 3")
    page.get_by_role("button", name="Send to a reviewer").click()

    page.get_by_role("status").filter(has_text="Handed in.").wait_for()


def test_the_form_has_no_accessibility_fault_and_fits(page):
    sign_in(page, "eve", "/curate/enter/")
    faults = {"start": find_faults(page, ACCESSIBLE)}
    begin(page)
    page.locator("#lesson-1-statement").press_sequentially("Integration seldom saves money")
    page.locator("#alike-1 button").first.wait_for()
    faults["suggestions"] = find_faults(page, ACCESSIBLE)
    page.locator("#paper-year").fill("20")
    page.get_by_role("button", name="Send to a reviewer").click()
    page.locator("#summary").wait_for()
    page.evaluate(OPEN_FOLDS)
    faults["with errors"] = find_faults(page, (*ACCESSIBLE, *FITTING))

    page.goto("/curate/import/pubmed/")
    faults["search of PubMed"] = find_faults(page, ACCESSIBLE)

    assert faults == {"start": {}, "suggestions": {}, "with errors": {}, "search of PubMed": {}}


def test_a_search_of_pubmed_becomes_a_preview(page):
    sign_in(page, "eve", "/curate/import/pubmed/")

    page.locator("#query").fill("integrated care")
    page.get_by_role("button", name="Search and preview").click()

    page.wait_for_url(re.compile(r"/curate/import/\d+/$"))
    page.get_by_role("heading", name=TITLE).wait_for()


def test_the_start_names_an_identifier_that_is_none(page):
    sign_in(page, "eve", "/curate/enter/")

    page.locator("#identifier").fill("not a DOI")
    page.locator("#identifier").press("Enter")

    page.locator("#identifier-e").wait_for()
    wait_at(page, "/curate/enter/")
    expect(page.locator("#identifier")).to_have_value("not a DOI")
