"""Word documents as a reader's program opens them: every part well formed, then read back."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

# No document type, no entity: a part that needs any is no part of a Word document.
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


@dataclass(frozen=True)
class Opened:
    """A document, with its parts by name."""

    document: WordDocument
    parts: dict[str, bytes]

    @property
    def paragraphs(self) -> list[tuple[str, str]]:
        """Style and words of each paragraph, in order, links included."""
        return [(paragraph.style.name, paragraph.text) for paragraph in self.document.paragraphs]

    @property
    def text(self) -> str:
        """All words of the body."""
        return "\n".join("".join(node.itertext(qn("w:t"))) for node in self.document.element.body)

    def styled(self, style: str) -> list[str]:
        """Return the words of the paragraphs of one style."""
        return [text for name, text in self.paragraphs if name == style]

    @property
    def web_links(self) -> list[str]:
        """Every address that the document links to."""
        related = self.document.part.rels.values()
        return [relation.target_ref for relation in related if relation.is_external]

    @property
    def inner_links(self) -> list[str]:
        """The bookmark that each inner link leads to."""
        held = self.document.element.body.iter(qn("w:hyperlink"))
        return [link.get(qn("w:anchor")) for link in held if link.get(qn("w:anchor"))]

    @property
    def bookmarks(self) -> list[str]:
        """Every bookmark, in order."""
        return [mark.get(qn("w:name")) for mark in self.document.element.body.iter(qn("w:bookmarkStart"))]


def open_document(content: bytes) -> Opened:
    """Return a document whose every part is well formed and whose every relation leads to a part."""
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part, PARSER)
    return Opened(Document(BytesIO(content)), parts)
