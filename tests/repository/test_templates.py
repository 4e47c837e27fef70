"""Templates compile, and hold nothing that the content security policy would block."""

import re

import pytest
from django.template import engines

from evidence.settings.env import ROOT
from tests.repository.files import list_files, name

TEMPLATES = list_files("templates/*.html", "templates/*.txt", "templates/*.xml", "templates/*.svg")
BLOCKED = {
    "inline script": r"<script(?![^>]*\ssrc=)",
    "inline style sheet": r"<style\b",
    "style attribute": r"<[^>]*\sstyle\s*=",
    "event attribute": r"<[^>]*\son[a-z]+\s*=",
    "script address": r"=\s*[\"']?\s*javascript:",
    "file from elsewhere": r"<(?:script|img|iframe|source)\b[^>]*\bsrc=[\"']?(?:https?:)?//",
    "style sheet from elsewhere": r"<link\b(?=[^>]*stylesheet)[^>]*\bhref=[\"']?(?:https?:)?//",
}


def find_blocked(text: str) -> list[str]:
    return [what for what, pattern in BLOCKED.items() if re.search(pattern, text, re.IGNORECASE)]


def test_templates_are_found():
    assert TEMPLATES


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_template_compiles(path):
    public = path.is_relative_to(ROOT / "templates/public")
    engine, folder = ("jinja2", "templates/public") if public else ("django", "templates")

    engines[engine].get_template(path.relative_to(ROOT / folder).as_posix())


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_template_has_nothing_inline(path):
    assert find_blocked(path.read_text()) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<script>go()</script>", ["inline script"]),
        ("<style>p { color: red }</style>", ["inline style sheet"]),
        ('<p class="a" style="color: red">', ["style attribute"]),
        ('<button\n  onclick="go()">', ["event attribute"]),
        ('<a href="javascript:go()">', ["script address"]),
        ('<script src="https://example.org/a.js"></script>', ["file from elsewhere"]),
        ('<link rel="stylesheet" href="//example.org/a.css">', ["style sheet from elsewhere"]),
        ('<script src="{% static "js/a.js" %}" defer></script><p>one = two</p>', []),
    ],
)
def test_blocked_things_are_recognised(text, found):
    assert find_blocked(text) == found
