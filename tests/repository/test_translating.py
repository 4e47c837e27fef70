"""All interface text can be translated: no template holds words of its own, and the catalogue knows every message."""

import re
from html.parser import HTMLParser
from io import BytesIO, StringIO

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from jinja2 import Environment

from evidence.settings.env import ROOT
from tests.repository.files import list_files, name

TEMPLATES = list_files("templates/public/*.html")
READ_ALOUD = {"alt", "aria-label", "aria-description", "data-h", "placeholder", "title"}
NOT_WORDS = {"code", "script", "style"}
DOI = re.compile(r"\b10\.\d{4,}/\S+")
WORD = re.compile(r"[^\W\d_]{2,}")
CATALOGUE = ROOT / "locale/library.pot"
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "lazy": None, "ngettext": (1, 2), "translate": None}
EXPRESSION = "\N{WHITE SQUARE}"  # stands where a template puts in a value


class _Words(HTMLParser):
    """Collects the words that a template holds itself: in its text, and in attributes that are read aloud."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.inside += [tag] if tag in NOT_WORDS else []
        for attribute, value in attrs:
            if attribute in READ_ALOUD and WORD.search(value or ""):
                self.found.append(f"{attribute}={value}")

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data):
        if not self.inside and WORD.search(DOI.sub("", data)):
            self.found.append(" ".join(data.split()))


def words_of_its_own(template: str) -> list[str]:
    """Return the words that would stay English in every language."""
    depth, text = 0, []
    for _line, sort, value in Environment(autoescape=True).lex(template):
        if sort in {"variable_begin", "block_begin", "comment_begin", "raw_begin"}:
            depth += 1
            text.append(EXPRESSION)
        elif sort in {"variable_end", "block_end", "comment_end", "raw_end"}:
            depth -= 1
        elif sort == "data" and not depth:
            text.append(value)
    reader = _Words()
    reader.feed("".join(text))
    reader.close()
    return reader.found


def messages() -> dict[str, list[str]]:
    """Return every message of the code and the public templates, with the files that hold it."""
    method_map, options_map = parse_mapping_cfg(StringIO((ROOT / "locale/babel.cfg").read_text()))
    found: dict[str, list[str]] = {}
    for file, _line, message, _comments, _context in extract_from_dir(
        ROOT, method_map=method_map, options_map=options_map, keywords=KEYWORDS, directory_filter=_is_ours
    ):
        found.setdefault(message[0] if isinstance(message, tuple) else message, []).append(file)
    return found


def _is_ours(folder: str) -> bool:
    parts = folder.removeprefix(str(ROOT)).strip("/").split("/")
    return parts[0] in {"", "evidence", "templates"}


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_template_holds_no_words_of_its_own(path):
    assert words_of_its_own(path.read_text()) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Read it</p>", ["Read it"]),
        ('<p>{{ _("Read it") }} {% if a %}{{ b }}{% endif %} 12 &middot; x</p>', []),
        ("<p>{{ n }} lesson{{ n|plural }}</p>", [f"{EXPRESSION} lesson{EXPRESSION}"]),
        ('<td data-h="Effect">1</td><td data-h="{{ effect }}">2</td>', ["data-h=Effect"]),
        ('<nav aria-label="Main"></nav><a class="small quiet" href="/themes/" rel="next">1</a>', ["aria-label=Main"]),
        ("<p>{# Not shown #}<code>theme=budgets</code></p>", []),
        ('<a href="https://doi.org/10.1000/abc">10.1000/abc</a>', []),
        ("{% raw %}<p>As written</p>{% endraw %}", []),
    ],
)
def test_words_of_a_template_are_recognised(template, found):
    assert words_of_its_own(template) == found


def test_catalogue_holds_every_message():
    with CATALOGUE.open("rb") as file:
        known = {message.id[0] if isinstance(message.id, tuple) else message.id for message in read_po(file)} - {""}

    assert sorted(known ^ messages().keys()) == [], "run: make messages"


def test_messages_of_templates_and_code_are_found():
    found = messages()

    assert "templates/public/base.html" in found["Skip to main content"]
    assert "evidence/enums.py" in found["Recalled, unchecked"]
    assert "evidence/browse/sureness.py" in found["Well supported."]


@pytest.mark.parametrize(
    ("message", "holds"), [("%(n)s lesson", True), ("There is no such page", True), ("No such message", False)]
)
def test_catalogue_can_be_read(message, holds):
    known = read_po(BytesIO(CATALOGUE.read_bytes()))

    assert any(message in entry.id for entry in known if entry.id) is holds
