"""Pages in another language: a language of brackets stands for one, and no word of the interface escapes it."""

import re
from calendar import month_name
from datetime import date

import pytest
from django.utils import translation
from django.utils.html import escape

from evidence.browse import sureness
from evidence.web import translation as own
from evidence.web.templates import day
from tests.factories import make_lesson
from tests.visiting import read

pytestmark = pytest.mark.django_db

OF_INTERFACE_ALONE = [
    "/",
    "/help/",
    "/help/records/",
    "/help/how-sure/",
    "/help/inclusion/",
    "/help/correction/",
    "/accessibility/",
]
NAMES = {"Integrated Care Evidence Library"}  # the name behind every title


@pytest.fixture
def brackets(monkeypatch):
    """Every message in brackets."""
    real = translation._trans

    class Brackets:
        def __getattr__(self, name):
            return getattr(real, name)

        def gettext(self, message):
            return f"⟦{message}⟧"

        def ngettext(self, singular, plural, number):
            return f"⟦{singular if number == 1 else plural}⟧"

    forget_translations()
    monkeypatch.setattr(translation, "_trans", Brackets())
    yield
    forget_translations()


def forget_translations() -> None:
    """Forget what the process remembers of texts in the active language."""
    for remembered in (own._translated, own.texts_in, own._labels, sureness._words):
        remembered.cache_clear()


def untranslated(body: str) -> list[str]:
    """Return the words of a page that stand outside of brackets."""
    outside = re.sub(r"⟦[^⟦⟧]*(?:⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧", " ", body)
    words = " ".join(read(outside).words)
    for name in NAMES:
        words = words.replace(name, " ")
    return re.findall(r"[^\W\d_]{2,}", words)


@pytest.mark.parametrize("address", OF_INTERFACE_ALONE)
def test_page_of_interface_alone_is_translated_whole(address, brackets, client):
    body = client.get(address).content.decode()

    assert "⟦" in body
    assert untranslated(body) == []


def test_page_of_a_record_keeps_the_words_of_the_record(brackets, client):
    lesson = make_lesson(statement="Ymddiriedaeth")

    words = untranslated(client.get(lesson.get_absolute_url()).content.decode())

    assert "Ymddiriedaeth" in words
    assert set(words) <= {"Ymddiriedaeth", *month_name}  # dates come from Django's own catalogues


@pytest.mark.parametrize(("code", "tag"), [("en-gb", "en-GB"), ("cy", "cy")])
def test_page_names_its_language(code, tag, client, settings):
    with translation.override(code):
        settings.LANGUAGE_CODE = code
        body = client.get("/help/").content.decode()

    assert f'<html lang="{escape(tag)}">' in body


def test_dates_are_in_the_language_of_the_page():
    with translation.override("cy"):
        assert day(date(2026, 5, 3)) == "3 Mai 2026"
    assert day(date(2026, 5, 3)) == "3 May 2026"
