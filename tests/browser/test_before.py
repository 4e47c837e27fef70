"""A plan is looked up with the keyboard alone and without scripts; the answer can be read by all and printed."""

import pytest

from tests.before.recall import TUNED, judged_plans
from tests.browser.faults import ACCESSIBLE, find_faults
from tests.documents import pdf, word_document
from tests.pages import SMALL_PHONE

pytestmark = pytest.mark.browser

PLAN = judged_plans(TUNED)[0].text


def look_up(page, text=PLAN):
    page.goto("/before/")
    page.get_by_label("Text of the plan").fill(text)
    page.get_by_role("button", name="Look it up").click()
    page.wait_for_load_state()


def test_answer_and_error_have_no_accessibility_fault(page):
    look_up(page)
    answer = page.get_by_role("heading", name="Initiatives most like it").count(), find_faults(page, ACCESSIBLE)
    look_up(page, "")
    error = page.get_by_role("alert").count(), find_faults(page, ACCESSIBLE)

    assert (answer, error) == ((1, {}), (1, {}))


def test_answer_does_not_scroll_sideways(open_page):
    page = open_page(viewport=SMALL_PHONE)

    look_up(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL_PHONE["width"]


def test_plan_is_looked_up_by_keyboard_without_scripts(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/before/")

    page.get_by_label("Text of the plan").focus()
    page.keyboard.insert_text(PLAN)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.get_by_role("heading", name="Lessons that apply").wait_for()
    assert page.get_by_label("Text of the plan").input_value().strip() == PLAN.strip()


def test_summary_of_errors_leads_to_the_field(page):
    look_up(page, "")

    page.get_by_role("alert").get_by_role("link").click()

    assert page.evaluate("document.activeElement.id") == "text"


@pytest.mark.parametrize(("name", "content"), [("plan.docx", word_document(PLAN)), ("plan.pdf", pdf("Pooled budgets"))])
def test_document_is_looked_up(name, content, page):
    page.goto("/before/")

    page.get_by_label("Or a file").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    page.get_by_role("button", name="Look it up").click()

    page.get_by_role("heading", name="Initiatives most like it").wait_for()


def test_file_of_200_megabytes_gets_its_sentence(page, tmp_path):
    large = tmp_path / "plan.pdf"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    page.goto("/before/")

    page.get_by_label("Or a file").set_input_files(large)
    page.get_by_role("button", name="Look it up").click(timeout=60_000)

    page.get_by_role("alert").get_by_text("a file may have at most 5 MB").wait_for()


def test_printed_answer_leaves_the_form_out(page):
    look_up(page)
    page.emulate_media(media="print")

    assert page.get_by_role("heading", name="Lessons that apply").is_visible()
    assert not page.locator("#plan").is_visible()
