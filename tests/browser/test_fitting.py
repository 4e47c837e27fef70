"""Pages fit narrow windows, and what can be pressed is large enough to be pressed."""

import pytest

from tests.pages import PAGES, PHONE, SMALL_PHONE

pytestmark = pytest.mark.browser

each_page = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)

# WCAG 2.2, 2.5.8: links within a sentence are excepted, and so is what stands far enough from its neighbours.
SMALL_TARGETS = """() => {
    const pressable = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), summary")]
        .map(it => (it.type === "checkbox" && it.closest("label")) || it)
        .filter(it => it.getClientRects().length && getComputedStyle(it).visibility !== "hidden")
        .filter(it => { const box = it.getBoundingClientRect(); return box.width > 1 && box.height > 1 })
    const inSentence = it => getComputedStyle(it).display === "inline"
        && [...it.parentNode.childNodes].some(other => other.nodeType === 3 && other.textContent.trim().length > 1)
    const centre = box => [box.left + box.width / 2, box.top + box.height / 2]
    const distance = ([x, y], box) => Math.hypot(
        Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom))
    const boxes = pressable.map(it => [it, it.getBoundingClientRect()])
    const isSmall = box => box.width < 24 || box.height < 24
    return boxes.filter(([it, box]) => isSmall(box) && !inSentence(it)
        && boxes.some(([other, near]) => other !== it && !it.contains(other) && !other.contains(it)
            && (distance(centre(box), near) < 12
                || isSmall(near) && Math.hypot(...centre(box).map((n, i) => n - centre(near)[i])) < 24)))
        .map(([it, box]) => `${Math.round(box.width)}x${Math.round(box.height)} ${it.outerHTML.slice(0, 120)}`)
}"""


@each_page
@pytest.mark.parametrize("window", [SMALL_PHONE, PHONE], ids=["320", "375"])
def test_page_does_not_scroll_sideways(address, window, open_page):
    page = open_page(viewport=window)

    page.goto(address)

    assert page.evaluate("document.documentElement.scrollWidth") <= window["width"]


@each_page
def test_targets_are_large_or_far_enough_apart(address, open_page):
    page = open_page(viewport=PHONE)
    page.goto(address)

    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")

    assert page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("address", ["/", "/search/?q=care", "/lessons/lesson-savings-elusive/"])
def test_page_can_be_read_at_four_times_its_size(address, open_page):
    page = open_page(viewport={"width": 320, "height": 256})

    page.goto(address)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator("h1").is_visible()
