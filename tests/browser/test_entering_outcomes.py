"""The table of outcomes in the form of an evaluation: pasted rows, and what a row can be about."""

import pytest
from playwright.sync_api import expect

from tests.browser.entering import begin, make_editor, wait_until_kept
from tests.signing_in import sign_in

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session", autouse=True)
def people(site):
    make_editor(site, "olga")


def paste(page, field: str, text: str) -> None:
    page.locator(f"#{field}").focus()
    page.evaluate(
        """text => { const data = new DataTransfer(); data.setData("text", text);
        document.activeElement.dispatchEvent(
          new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true})); }""",
        text,
    )


def test_rows_of_a_spreadsheet_can_be_pasted(page):
    sign_in(page, "olga")
    begin(page)
    rows = "\n".join(f"measure {number}\tImproved\t-{number}%" for number in range(1, 9))

    paste(page, "outcome-1-measure", rows)

    expect(page.locator("#outcome-8-effect")).to_have_value("-8%")
    expect(page.locator("#outcome-8-conclusion")).to_have_value("improved")
    wait_until_kept(page)


def test_pasted_text_that_is_no_choice_stays_until_another_is_chosen(page):
    sign_in(page, "olga")
    begin(page)
    said = "“Reduced” is not one of the choices. Choose again: Improved, No clear change, Worsened, Mixed."

    paste(page, "outcome-1-measure", "bed days\tReduced\t-3%\nvisits\tnot reported\t-4%")

    fault, chosen = page.locator("#outcome-1-conclusion-e"), page.locator("#outcome-1-conclusion")
    expect(fault).to_have_text(said)
    expect(chosen).to_have_value("Reduced")
    expect(page.locator("#outcome-2-conclusion-e")).to_have_count(0)
    wait_until_kept(page)
    page.reload()
    expect(chosen).to_have_value("Reduced")
    expect(fault).to_contain_text("“Reduced” is not one of the choices")
    paste(page, "outcome-1-measure", "bed days\tDecreased")
    chosen.select_option("improved")
    expect(fault).to_have_count(0)


def test_pasted_cells_that_have_no_place_are_named(page):
    sign_in(page, "olga")
    begin(page)

    paste(page, "outcome-1-locator", "p. 3\t\tfirst note\np. 4\t\tsecond note")
    expect(page.locator("#left-out")).to_contain_text("they were left out: first note, second note")
    paste(page, "outcome-1-measure", "\n".join(f"measure {number}" for number in range(1, 103)))

    expect(page.locator("#left-out")).to_contain_text("they were left out: measure 101, measure 102")
    wait_until_kept(page)
    page.reload()
    expect(page.locator("#outcome-100-measure")).to_have_value("measure 100")


def test_rows_can_be_about_an_initiative_as_soon_as_it_is_kept(page):
    sign_in(page, "olga")
    begin(page)
    offered = page.locator("#outcome-1-about option")

    page.locator("#initiative-1-name").fill("Torbay Care Trust")
    expect(offered).to_have_text(["the paper as a whole", "Torbay Care Trust"])
    page.locator("#outcome-1-about").select_option("Torbay Care Trust")
    page.locator("#initiative-1-name").fill("Torbay and South Devon")

    expect(offered).to_have_text(["the paper as a whole", "Torbay and South Devon"])
    expect(page.locator("#outcome-1-about")).to_have_value("1")
    expect(page.locator("#lesson-1-about option")).to_have_text(["the paper as a whole", "Torbay and South Devon"])
    page.locator("#initiative-1-name").fill("")
    expect(page.locator("#outcome-2-about option")).to_have_text(["the paper as a whole"])
    expect(page.locator("#outcome-1-about")).to_have_value("1")
