"""What can be wrong with a page in a window: each finder returns its faults as readable lines, or none."""

from collections.abc import Callable, Iterable

from tests.pages import DESKTOP, PHONE, SMALL_PHONE
from tests.settings import ROOT

AXE = (ROOT / "tests/vendor/axe-core-4.14.1/axe.min.js").read_text()
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast", "link-in-text-block"]
# Links of the admin change their colour gradually.
COLOURS_CHANGED = "() => Promise.allSettled(document.getAnimations().map(change => change.finished))"
OPEN_FOLDS = "document.querySelectorAll('details').forEach(fold => fold.open = true)"

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
# A translation can need half as many letters again; links, buttons and headings must hold them all the same.
LENGTHEN = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts = []
    while (walker.nextNode()) texts.push(walker.currentNode)
    for (const text of texts) text.data = text.data.replace(/\\p{L}{3,}/gu, word =>
        word + word.slice(0, Math.ceil(word.length / 2)).toLowerCase())
}"""
# WCAG 2.2, 1.4.12. A sheet made by script is what the content security policy lets a test add.
SPACE_OUT = """() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important;"
        + " word-spacing: .16em !important }")
    document.adoptedStyleSheets = [sheet]
}"""
SPACE_AS_BEFORE = "document.adoptedStyleSheets = []"
CUT_OFF = """() => [...document.querySelectorAll("h1, h2, h3, p, li, dt, dd, a, button, label, summary")]
    .filter(it => it.clientWidth > 1 && getComputedStyle(it).overflowX !== "visible")
    .filter(it => it.scrollWidth > it.clientWidth + 1)
    .map(it => it.outerHTML.slice(0, 120))"""


def find_axe_faults(page, rules: list[str] = AXE_TAGS) -> list[str]:
    """Return the accessibility faults (WCAG 2.2, levels A and AA, or some rules alone) that axe-core finds."""
    # evaluate() is not bound by the page's content security policy, a script element would be.
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", rules)
    return [
        f"{fault['id']}: {fault['help']}: {node['html'][:200]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def find_dark_faults(page) -> list[str]:
    """Return the faults of colours where a reader asked for dark ones; nothing else depends on that."""
    page.emulate_media(color_scheme="dark")
    page.evaluate(COLOURS_CHANGED)
    found = find_axe_faults(page, COLOURS)
    page.emulate_media(color_scheme="light")
    return found


def find_sideways_scrolling(page) -> list[str]:
    """Return how wide the page is, where that is wider than its window."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"{wide} pixels wide"] if wide > page.viewport_size["width"] else []


def find_small_targets(page) -> list[str]:
    """Return what is too small to be pressed, folds opened."""
    page.evaluate(OPEN_FOLDS)
    return page.evaluate(SMALL_TARGETS)


def find_what_spacing_breaks(page) -> list[str]:
    """Return what no longer fits when a reader spaces the text out."""
    page.evaluate(SPACE_OUT)
    found = find_sideways_scrolling(page) + page.evaluate(CUT_OFF)
    page.evaluate(SPACE_AS_BEFORE)
    return found


def find_what_longer_words_break(page) -> list[str]:
    """Return what no longer fits when words are half as long again. They stay so: the last to be looked for."""
    page.evaluate(LENGTHEN)
    return find_sideways_scrolling(page) + page.evaluate(CUT_OFF)


FINDERS: dict[str, tuple[dict[str, int], Callable]] = {
    "accessibility on a desk": (DESKTOP, find_axe_faults),
    "accessibility on a phone": (PHONE, find_axe_faults),
    "accessibility in the dark": (DESKTOP, find_dark_faults),
    "scrolls sideways on a phone": (PHONE, find_sideways_scrolling),
    "breaks when spaced out": (PHONE, find_what_spacing_breaks),
    "too small to press": (PHONE, find_small_targets),
    "scrolls sideways on a small phone": (SMALL_PHONE, find_sideways_scrolling),
    "breaks with longer words": (SMALL_PHONE, find_what_longer_words_break),
}


ACCESSIBLE = ("accessibility on a desk", "accessibility on a phone")
IN_THE_DARK = ("accessibility in the dark",)  # of pages that have dark colours
FITTING = ("scrolls sideways on a phone",)


def find_faults(page, looked_for: Iterable[str]) -> dict[str, list[str]]:
    """Return everything that is wrong with the page that is open, by the name of what was looked for."""
    page.wait_for_load_state()  # a click returns as soon as the next page begins
    found = {}
    for name in looked_for:
        window, find = FINDERS[name]
        page.set_viewport_size(window)
        found[name] = find(page)
    return {name: faults for name, faults in found.items() if faults}
