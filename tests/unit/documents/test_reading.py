"""The text of a document comes out of a program with limits, and every bad document is refused for its own reason."""

import pytest

from evidence.documents import MOST_CHARACTERS, Refusal, Unreadable, text_of
from evidence.documents import reading as documents
from tests.documents import archive, pdf, with_part, word_document

PLAN = "We aim to cut emergency admissions."


def refusal(name: str, data: bytes) -> Refusal:
    with pytest.raises(Unreadable) as refused:
        text_of(name, data)
    return refused.value.refusal


def test_word_document_gives_its_paragraphs_and_tables_in_order():
    text = text_of("Plan.DOCX", word_document(PLAN, "Second.", cells=("Pooled", "budget")))

    assert text.split() == [*PLAN.split(), "Second.", "Pooled", "budget"]


def test_pdf_gives_the_text_of_all_pages():
    assert text_of("plan.pdf", pdf("First page", "Second page")).split() == ["First", "page", "Second", "page"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_is_read_in_the_usual_encodings(encoding):
    assert text_of("plan.txt", "A café’s plan".encode(encoding)) == "A café’s plan"


def test_each_bad_document_is_refused_for_its_own_reason():
    word = word_document(PLAN)
    found = {
        "a sort that is not read": refusal("plan.odt", b"text"),
        "nothing": refusal("plan.txt", b" \n"),
        "no words": refusal("plan.txt", b"1 2 3"),
        "a scan": refusal("plan.pdf", pdf("", "")),
        "an encrypted PDF": refusal("plan.pdf", pdf(PLAN, locked_with="secret")),
        "a Word document with a password": refusal("plan.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600),
        "half a PDF": refusal("plan.pdf", b"%PDF-1.7\nrubbish"),
        "half a Word document": refusal("plan.docx", word[: len(word) // 2]),
        "a Word document named .pdf": refusal("plan.pdf", word),
        "a PDF named .docx": refusal("plan.docx", pdf(PLAN)),
        "an archive named .docx": refusal("plan.docx", archive("readme.txt")),
        "a program named .txt": refusal("plan.txt", b"MZ\x00\x00\x01"),
        "more text than is read": refusal("plan.txt", b"word " * (MOST_CHARACTERS // 4)),
    }

    assert found == {
        "a sort that is not read": Refusal.UNKNOWN_SORT,
        "nothing": Refusal.EMPTY,
        "no words": Refusal.EMPTY,
        "a scan": Refusal.NO_TEXT,
        "an encrypted PDF": Refusal.LOCKED,
        "a Word document with a password": Refusal.LOCKED,
        "half a PDF": Refusal.DAMAGED,
        "half a Word document": Refusal.DAMAGED,
        "a Word document named .pdf": Refusal.NOT_WHAT_IT_SAYS,
        "a PDF named .docx": Refusal.NOT_WHAT_IT_SAYS,
        "an archive named .docx": Refusal.NOT_WHAT_IT_SAYS,
        "a program named .txt": Refusal.NOT_WHAT_IT_SAYS,
        "more text than is read": Refusal.TOO_LONG,
    }


def test_word_document_that_unpacks_to_far_more_is_not_unpacked():
    bomb = with_part(word_document(PLAN), "word/media/picture.bin", bytes(200 * 1024 * 1024))

    assert len(bomb) < 1024 * 1024
    assert refusal("plan.docx", bomb) == Refusal.TOO_BIG_INSIDE


@pytest.mark.slow
def test_document_that_needs_much_memory_ends_its_own_program_and_not_ours():
    paragraphs = b"<w:p/>" * 9_000_000  # 54 MB of the smallest elements: far more as a tree
    head = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    heavy = with_part(word_document(PLAN), "word/document.xml", head + paragraphs + b"</w:body></w:document>")

    assert refusal("plan.docx", heavy) in {Refusal.TOO_HEAVY, Refusal.DAMAGED}


def test_program_that_takes_too_long_is_stopped(monkeypatch, tmp_path):
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ntime.sleep(600)\n")
    monkeypatch.setattr(documents, "PROGRAM", slow)
    monkeypatch.setattr(documents, "SECONDS", 0.2)

    assert refusal("plan.pdf", pdf(PLAN)) == Refusal.TOO_HEAVY


def test_program_may_write_no_file(monkeypatch, tmp_path):
    writing = tmp_path / "writing.py"
    target = tmp_path / "stolen.txt"
    program = documents.PROGRAM.read_text(encoding="utf-8").partition('if __name__ == "__main__"')[0]
    writing.write_text(f"{program}\ntake_limits()\nwith open({str(target)!r}, 'w') as file:\n    file.write('text')\n")
    monkeypatch.setattr(documents, "PROGRAM", writing)

    refusal("plan.pdf", pdf(PLAN))

    assert not target.exists() or not target.read_text()
