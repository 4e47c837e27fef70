"""The Word document of a briefing, read back: headings, tables, links, numbers, language, properties, hostile text."""

import os
import re
import shutil
import subprocess

import pytest
from docx.oxml.ns import qn

from evidence.models import Authorship
from tests.briefings import ALL_KINDS, briefing_of
from tests.factories import (
    make_author,
    make_initiative,
    make_lesson,
    make_lesson_evidence,
    make_outcome,
    make_paper,
    save,
)
from tests.hidden import STATUSES, WORD, make_hidden, make_public
from tests.word import Opened, open_document

pytestmark = pytest.mark.django_db

NASTY = {
    "control": "a\x00b\x01c\x0b\x1f\x7fd",
    "markup": "</w:t><w:br/>&amp; <script>x</script> ]]>",
    "right to left": "\u202eevil\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "no characters": "\ufffe \uffff ok",
    "field": "PAGE \\* MERGEFORMAT {HYPERLINK file:///etc/passwd}",
    "long word": "x" * 1_000,
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 and \u0301accents",
}


def take(client, address: str) -> Opened:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].endswith("wordprocessingml.document")
    return open_document(response.content)


@pytest.fixture
def document(client):
    """A briefing of every kind of record, with notes."""
    make_public()
    save(Authorship(paper=make_paper(7, title="Named paper", doi="10.1000/x"), author=make_author(), position=1))
    make_lesson_evidence(1, paper=make_paper(8, title="Doubting paper"), stance="qualifies")
    notes = {"title": "Winter+plan", "intro": "First.%0A%0ASecond.", "note.lesson:lesson-1": "Ask%0Afinance"}
    return take(client, briefing_of(*ALL_KINDS, "paper:paper-7", page="document/", **notes))


def test_headings_are_real_and_in_reading_order(document):
    headings = [(style, text) for style, text in document.paragraphs if style.startswith(("Heading", "Title"))]

    assert headings[:3] == [("Title", "Winter plan"), ("Heading 1", "What was learned"), ("Heading 2", "Lesson 1")]
    assert document.styled("Heading 1") == [
        *(
            "What was learned",
            "What was measured",
            "Initiatives",
            "Programmes",
            "Policies",
            "Themes",
            "Places",
            "Papers",
        ),
        *("References", "How this briefing was made"),
    ]


def test_lesson_says_how_sure_and_cites_by_number(document):
    assert document.styled("Sure") == [
        "Stated, not studied. 1 of 2 papers supports it; 1 qualifies it. Its confidence has not been appraised."
    ]
    assert [text for text in document.styled("List Bullet") if "by [" in text] == [
        "Supported by [1]",
        "Qualified by [2]",
    ]


def test_introduction_and_notes_keep_their_lines(document):
    assert [text for style, text in document.paragraphs if style == "Normal"][:2] == ["First.", "Second."]
    assert document.styled("Note") == ["Note: Ask\nfinance"]


def test_outcomes_stand_in_a_table_with_a_head(document):
    table = document.document.tables[0]

    assert [cell.text for cell in table.rows[0].cells] == [
        *("Measure", "Authors’ conclusion", "Effect (95% interval)", "Design", "Where", "Source"),
    ]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in table.rows[1].cells] == [
        *("Measure 1", "not reported", "not reported", "not reported", "no single programme", "[1]"),
    ]


def test_references_are_a_numbered_list_to_which_every_citation_leads(document):
    references = document.styled("List Number")

    assert document.bookmarks == [f"reference_{number}" for number in range(1, len(references) + 1)]
    assert set(document.inner_links) == set(document.bookmarks)
    assert [re.match(r"[^.]*(?:paper|Paper)[^.]*|.*Named paper", text) is not None for text in references] == [True] * 3
    numbering = next(style for style in document.document.styles if style.name == "List Number")
    assert numbering.element.pPr.numPr is not None


def test_references_are_in_vancouver_style(document):
    assert any("Named paper." in text and "doi:10.1000/x" in text for text in document.styled("List Number"))


def test_links_lead_to_the_library_and_to_publishers(document):
    assert "http://localhost:8000/lessons/lesson-1/" in document.web_links
    assert "https://doi.org/10.1000/x" in document.web_links
    assert any(link.startswith("http://localhost:8000/briefing/?title=Winter+plan") for link in document.web_links)


def test_document_says_its_language_title_and_maker_and_nothing_of_a_machine(document):
    about = document.document.core_properties
    written = b"".join(document.parts.values()).decode(errors="replace")

    assert (about.title, about.author, about.last_modified_by, about.language, about.comments) == (
        *("Winter plan", "Integrated Care Evidence Library", "Integrated Care Evidence Library", "en-GB", ""),
    )
    assert {lang.get(qn("w:val")) for lang in document.document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert re.findall(r"python-docx|Macintosh|Steve|/home/|/tmp/|/work/", written) == []
    assert sorted(name for name in document.parts if name.startswith("docProps")) == ["docProps/core.xml"]


def test_pages_are_a4_and_numbered(document):
    section = document.document.sections[0]
    codes = [node.text.strip() for node in section.footer._element.iter(qn("w:instrText"))]

    assert [round(side.mm) for side in (section.page_width, section.page_height)] == [210, 297]
    assert codes == ["PAGE", "NUMPAGES"]


def test_parts_of_the_table_stand_in_the_order_that_word_reads(document):
    names = [node.tag.rpartition("}")[2] for node in document.document.tables[0]._tbl.tblPr]

    order = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblLook"]
    assert names == [name for name in order if name in names]


def test_file_is_named_by_its_title(client):
    make_lesson()
    named = client.get(briefing_of("lesson:lesson-1", page="document/", title="Winter%20plan:%20%22beds%22%0d%0aX"))
    unnamed = client.get(briefing_of("lesson:lesson-1", page="document/"))

    assert named["Content-Disposition"] == 'attachment; filename="winter-plan-beds-x.docx"'
    assert unnamed["Content-Disposition"] == 'attachment; filename="briefing.docx"'


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_hostile_text_of_readers_is_safe(text, client):
    make_lesson_evidence()
    make_outcome(2)
    sent = {"r": ["lesson:lesson-1", "outcome:outcome-2"], "title": text[:150], "intro": text}
    sent |= {"note.lesson:lesson-1": text, "note.outcome:outcome-2": text, "from": f"q={text}"[:500]}

    saved = client.post("/briefing/change/", sent)

    document = take(client, saved["Location"].replace("/briefing/", "/briefing/document/"))
    assert len(document.styled("Note")) == 2
    assert "\u202e" not in document.text


@pytest.mark.parametrize("text", ["a\x0bb\x1fc", "</w:t>&<w:p>", "\u202eevil", "\u0645\u0631\u062d\u0628\u0627"])
def test_hostile_text_of_records_is_safe(text, client):
    make_initiative(1, name=text, summary=text * 50)

    document = take(client, briefing_of("initiative:initiative-1", page="document/"))

    assert len(document.styled("Heading 2")) == 1


def test_notes_in_hebrew_run_from_right_to_left(client):
    make_lesson()
    address = briefing_of("lesson:lesson-1", page="document/", **{"note.lesson:lesson-1": "\u05e9\u05dc\u05d5\u05dd"})

    body = take(client, address).document.element.body

    assert len(list(body.iter(qn("w:bidi")))) == len(list(body.iter(qn("w:rtl")))) == 1


@pytest.mark.parametrize("status", STATUSES.values(), ids=STATUSES)
def test_hidden_records_are_in_no_part_of_the_document(status, client):
    hidden = make_hidden(make_public(), status)
    records = [*ALL_KINDS, *(f"{kind.partition(':')[0]}:{hidden[kind.partition(':')[0]].slug}" for kind in ALL_KINDS)]

    document = take(client, briefing_of(*records, page="document/"))

    assert "8 records that were collected are not in the library" in document.text
    assert WORD not in document.text.lower()
    links = [link for link in document.web_links if "/briefing/?" not in link]
    assert [link for link in links if WORD in link] == []


def test_empty_briefing_is_a_document_too(client):
    document = take(client, "/briefing/document/")

    assert document.paragraphs[0] == ("Title", "Briefing")
    assert document.styled("Heading 1") == ["How this briefing was made"]


def test_largest_briefing_is_written(client):
    for number in range(1, 61):
        make_lesson_evidence(number)

    document = take(client, briefing_of(*(f"lesson:lesson-{number}" for number in range(1, 61)), page="document/"))

    assert len(document.styled("Heading 2")) == 60
    assert len(document.styled("List Number")) == 60


@pytest.fixture
def libreoffice():
    path = shutil.which("soffice")
    if not path and os.environ.get("CI") != "true":
        pytest.skip("LibreOffice is not installed. On Debian and Ubuntu: apt install libreoffice-writer-nogui")
    return path


def test_libreoffice_opens_it_with_its_headings_tables_and_links(libreoffice, client, tmp_path):
    make_public()
    response = client.get(briefing_of(*ALL_KINDS, page="document/"))
    file = tmp_path / "briefing.docx"
    file.write_bytes(response.content)

    command = [libreoffice, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, timeout=120, env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"})

    opened = (tmp_path / "briefing.fodt").read_text()
    document = open_document(response.content)
    headings = re.findall(r'<text:h [^>]*text:outline-level="2"[^>]*>', opened)
    assert len(headings) == len(document.styled("Heading 2"))
    assert opened.count("<table:table ") == len(document.document.tables) > 0
    linked = set(re.findall(r'xlink:href="(https?://[^"]+)"', opened))
    assert linked == {link.replace("&", "&amp;") for link in document.web_links} != set()
