"""Colours that the style sheet puts together can be told apart: WCAG ratios, worked out from its tokens."""

import re

import pytest

from tests.settings import ROOT

CSS = (ROOT / "static/css/look.css").read_text()
TOKENS = dict(re.findall(r"--([a-z0-9-]+):(#[0-9a-f]{3,6})", CSS.partition("}")[0]))
SURFACES = ("paper", "wash", "tint", "memory-wash")
TEXT, GRAPHIC = 4.5, 3.0
HEAT = ("#f3f6f6", "#e4eef0", "#cfe1e4", "#cbd9dc")

PAIRS = [
    *((name, surface, TEXT) for name in ("ink", "ink-2", "petrol", "deep", "ox") for surface in SURFACES),
    *(("memory", surface, TEXT) for surface in SURFACES),
    *(("memory-mark", surface, GRAPHIC) for surface in SURFACES),
    *(("focus", surface, GRAPHIC) for surface in SURFACES),
    *(("line", surface, GRAPHIC) for surface in ("paper", "wash")),
    *((text, "deep", TEXT) for text in ("paper",)),
    ("paper", "petrol", TEXT),
    ("paper", "deep", GRAPHIC),
]


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000", "#fff", 21.0), ("#777777", "#ffffff", 4.48), ("#fff", "#fff", 1.0)]
)
def test_ratio_is_that_of_the_guidelines(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(("front", "back", "least"), PAIRS, ids=str)
def test_tokens_can_be_told_apart(front, back, least):
    assert contrast(TOKENS[front], TOKENS[back]) >= least


@pytest.mark.parametrize("shade", HEAT)
def test_text_on_shaded_cells_can_be_read(shade):
    assert shade in CSS
    assert contrast(TOKENS["ink-2"], shade) >= TEXT
    assert contrast(TOKENS["petrol"], shade) >= TEXT


def test_every_token_of_colour_is_held_to_a_ratio_or_carries_no_meaning():
    tested = {name for pair in PAIRS for name in pair[:2]}

    assert set(TOKENS) - tested == {"line-2"}


def test_nothing_but_memory_is_written_in_its_accent():
    """The warm accent means "reported before"; its mark is too pale for text."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", CSS)
    written = [where.strip() for where, rule in rules if re.search(r"(?<![\w-])color:var\(--memory-mark\)", rule)]

    assert written == []
