"""What a reader hands over on /before/: text, a document, or what is wrong with them. All of it stays in memory."""

import time
from collections.abc import Callable
from typing import NamedTuple

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest

from ...documents import MOST_BYTES, MOST_CHARACTERS, Refusal, Unreadable, text_of
from ...web.translation import translate as _

TEXT, DOCUMENT = "text", "document"
AROUND = 64 * 1024  # the boundaries of a form, and its other field
MOST_RECEIVED = MOST_BYTES + 4 * MOST_CHARACTERS + AROUND
MOST_WASTED, SECONDS_WASTED, PIECE = 300 * 1024 * 1024, 20.0, 64 * 1024


class Problem(NamedTuple):
    """What is wrong, said so that it can be mended, and the field in which it is."""

    field: str
    sentence: str


class HandedOver(NamedTuple):
    """The text to be looked up, what was typed of it, and what is wrong. It is never kept."""

    text: str = ""
    typed: str = ""
    problem: Problem | None = None
    status: int = 200


class KeepInMemory(MemoryFileUploadHandler):
    """Holds an uploaded document in memory and never on disk; one that is too large is not held at all."""

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None) -> None:  # noqa: N803 - Django's name
        """Take part where the whole request is small enough."""
        self.activated = content_length <= MOST_RECEIVED


def receive(request: HttpRequest) -> HandedOver:
    """Return what was handed over. Nothing of it is read before its size is known to be bearable."""
    size = int(request.META.get("CONTENT_LENGTH") or 0)
    if size > MOST_RECEIVED:
        _let_pass(request)
        return HandedOver(problem=Problem(DOCUMENT, _too_large(size)), status=413)
    request.upload_handlers = [KeepInMemory(request)]
    try:
        typed = request.POST.get(TEXT, "").strip()
    except RequestDataTooBig:
        return HandedOver(problem=Problem(TEXT, _too_long()), status=413)
    document = request.FILES.get(DOCUMENT)
    if len(typed) > MOST_CHARACTERS:
        return HandedOver(problem=Problem(TEXT, _too_long()), status=413)
    if document:
        return _with_document(typed, document)
    if not typed:
        sentence = _("Paste the text of a plan, or choose a file. Nothing was handed over.")
        return HandedOver(problem=Problem(TEXT, sentence), status=422)
    return HandedOver(typed, typed)


def _with_document(typed: str, document: UploadedFile) -> HandedOver:
    """Return what was typed and what is in the document as one text."""
    if (size := document.size or 0) > MOST_BYTES:
        return HandedOver(typed=typed, problem=Problem(DOCUMENT, _too_large(size)), status=413)
    try:
        read = text_of(document.name or "", document.read())
    except Unreadable as unreadable:
        problem = Problem(DOCUMENT, SENTENCES[unreadable.refusal]())
        return HandedOver(typed=typed, problem=problem, status=422)
    return HandedOver(f"{typed}\n\n{read}", typed)


def _let_pass(request: HttpRequest) -> None:
    """Read on for a while and keep nothing: a browser shows an answer only once it has sent what it wants to send."""
    end, wasted = time.monotonic() + SECONDS_WASTED, 0
    while wasted < MOST_WASTED and time.monotonic() < end:
        piece = request.read(PIECE)
        if not piece:
            return
        wasted += len(piece)


def _too_large(size: int) -> str:
    sentence = _("What was sent has %(size)s MB; a file may have at most %(most)s MB. Paste the text that matters.")
    return sentence % {"size": f"{size / 1024 / 1024:,.0f}", "most": MOST_BYTES // 1024 // 1024}


def _too_long() -> str:
    sentence = _("The text is longer than %(most)s characters, about 130 pages. Use the part that matters.")
    return sentence % {"most": f"{MOST_CHARACTERS:,}"}


SENTENCES: dict[Refusal, Callable[[], str]] = {  # why a document was not read, and what to do about it
    Refusal.UNKNOWN_SORT: lambda: _("Choose a Word document (.docx), a plain text (.txt) or a PDF (.pdf)."),
    Refusal.EMPTY: lambda: _("The file is empty. Choose another, or paste the text."),
    Refusal.DAMAGED: lambda: _(
        "The file is damaged and could not be read. Save it again in the program that made it, or paste the text."
    ),
    Refusal.LOCKED: lambda: _(
        "The file is protected by a password or encrypted. Save it without protection, or paste the text."
    ),
    Refusal.NO_TEXT: lambda: _(
        "The file has no text in it: it is perhaps a scan, which is a picture of a text. Paste the text instead."
    ),
    Refusal.TOO_BIG_INSIDE: lambda: _(
        "The file unpacks to far more than a plan would hold, so it was not opened. Paste the text instead."
    ),
    Refusal.TOO_LONG: _too_long,
    Refusal.TOO_HEAVY: lambda: _(
        "The file took more time or memory than a plan should need, so reading it was stopped. Paste the text instead."
    ),
    Refusal.NOT_WHAT_IT_SAYS: lambda: _(
        "What is in the file is not what its name says. Save it again as .docx, .txt or .pdf, or paste the text."
    ),
}
