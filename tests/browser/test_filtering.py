"""Journeys through the filters: by mouse and by keyboard, with scripts and without, and back again."""

import re

import pytest

from tests.browser.faults import ACCESSIBLE, find_axe_faults, find_faults
from tests.pages import DESKTOP, PHONE

pytestmark = pytest.mark.browser

LONG = " OR ".join(f'"pooled budget {number}"' for number in range(500)) + " OR torbay"
SHIFT = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries()
    .filter(shift => !shift.hadRecentInput).reduce((sum, shift) => sum + shift.value, 0)))
    .observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 500))"""


def total(page) -> int:
    """Return the number of records that the heading gives."""
    return int(page.locator("h1").inner_text().split()[0].replace(",", ""))


def box(page, name: str):
    return page.get_by_role("checkbox", name=re.compile(f"^{name}"))


def test_button_says_how_many_records_it_will_show(open_page):
    page = open_page(viewport=DESKTOP)
    page.goto("/search/?q=care")
    button = page.get_by_role("button", name=re.compile("^Show"))
    assert button.inner_text() == "Show these records"

    box(page, "Lessons").check()
    page.locator(".show", has_text=re.compile(r"\d")).wait_for()
    promised = int(re.search(r"[\d,]+", button.inner_text())[0].replace(",", ""))
    assert page.locator("#search-form > [role=status]").inner_text() == button.inner_text()
    button.click()

    page.wait_for_url("**/search/?q=care&kind=lesson")
    assert total(page) == promised


def test_button_of_a_list_counts_records_of_its_kind(open_page):
    page = open_page(viewport=DESKTOP)
    page.goto("/papers/")

    page.get_by_label("From").fill("2019")
    page.get_by_label("to", exact=True).fill("2020")
    page.get_by_label("to", exact=True).blur()
    page.locator(".show", has_text=re.compile(r"\d")).wait_for()
    promised = page.locator(".show").inner_text()
    page.locator(".show").click()

    page.wait_for_url("**/papers/?year_from=2019&year_to=2020")
    assert promised == f"Show {total(page)} records"


def test_long_list_opens_in_place_and_narrows_as_one_types(open_page):
    page = open_page(viewport=DESKTOP)
    page.goto("/search/?q=care&nation=england")
    box(page, "Funding and resources").check()

    page.get_by_role("link", name=re.compile("^Show all .* in Theme")).click()
    find = page.get_by_role("searchbox", name="Find in this list: Theme")
    find.press_sequentially("LEADER")

    theme = page.locator("fieldset[data-facet=theme]")
    assert 0 < theme.get_by_role("checkbox").count() < theme.locator("input[type=checkbox]").count()
    assert find_axe_faults(page) == []
    box(theme, "Leadership").check()
    find.fill("")
    assert box(theme, "Funding and resources").is_checked()
    page.locator(".show").click()
    page.wait_for_url(re.compile("theme=leadership"))
    assert set(page.url.split("?")[1].split("&")) == {"q=care", "nation=england", "theme=funding", "theme=leadership"}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_value_is_found_in_a_whole_list_and_chosen(scripts, open_page):
    page = open_page(java_script_enabled=scripts, viewport=PHONE)
    page.goto("/search/?q=care&nation=england&sort=newest&whole=place")

    page.get_by_role("searchbox").fill("torb")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url(re.compile("find=torb"))
    box(page, "Torbay").check()
    page.get_by_role("button", name=re.compile("^Show")).click()

    page.wait_for_url(re.compile("place=torbay"))
    assert page.get_by_role("link", name="Remove filter Place: Torbay").is_visible()
    assert page.get_by_role("link", name="Remove filter Nation: England").is_visible()
    assert page.get_by_text("Newest first").get_attribute("aria-current") == "true"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_all_values_that_are_listed_are_ticked_at_once(scripts, open_page):
    page = open_page(java_script_enabled=scripts, viewport=DESKTOP)
    page.goto("/lessons/?whole=theme&find=care+homes")
    listed = page.get_by_role("checkbox").count()

    page.get_by_role("button", name="Tick all that are listed").click()
    page.locator("input:checked").first.wait_for()

    assert 0 < page.locator("input:checked").count() <= listed


def test_reader_narrows_by_keyboard_alone_and_goes_back(open_page):
    page = open_page(viewport=DESKTOP)
    page.goto("/search/?q=care")
    before = total(page)

    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "lesson":
            break
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=care&kind=lesson")
    assert total(page) < before
    page.get_by_role("link", name="Next page").press("Enter")
    page.wait_for_url("**/search/?q=care&kind=lesson&page=2")

    page.go_back()
    assert box(page, "Lessons").is_checked()
    page.go_back()
    assert total(page) == before
    page.go_forward()
    assert page.get_by_role("link", name="Remove filter Kind of record: Lessons").is_visible()


def test_words_are_removed_and_the_filters_kept(page):
    page.goto("/search/?q=torbay&kind=paper")

    page.get_by_role("link", name="Remove words “torbay”").click()

    page.wait_for_url("**/search/?kind=paper")


def test_long_question_pasted_into_the_box_is_stored(open_page):
    page = open_page(viewport=DESKTOP)
    page.goto("/search/?kind=paper&sort=newest")

    page.get_by_role("searchbox").fill(LONG)
    page.get_by_role("searchbox").press("Enter")

    page.wait_for_url(re.compile("strategy="))
    assert page.get_by_role("heading", level=1).inner_text().endswith("for a stored search strategy")
    assert "kind=paper" in page.url
    assert "sort=newest" in page.url


def test_long_strategy_without_scripts(open_page):
    page = open_page(java_script_enabled=False, viewport=PHONE)
    page.goto("/search/")
    page.get_by_role("link", name="Search with a long strategy").click()

    page.get_by_label("Strategy").fill(LONG)
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.wait_for_url(re.compile("strategy="))
    page.get_by_role("link", name="Change the strategy").click()

    assert page.get_by_label("Strategy").input_value() == LONG


def test_strategy_too_long_is_an_accessible_error(page):
    page.goto("/search/strategy/")

    page.get_by_label("Strategy").fill("care " * 21_000)
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("alert").wait_for()

    assert find_faults(page, ACCESSIBLE) == {}
    assert page.title().startswith("Error:")
    assert page.get_by_label("Strategy").get_attribute("aria-invalid") == "true"


@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_moves_while_the_page_loads(window, open_page):
    page = open_page(viewport=window)

    page.goto("/search/?q=care&theme=funding", wait_until="networkidle")

    assert page.evaluate(SHIFT) < 0.01
