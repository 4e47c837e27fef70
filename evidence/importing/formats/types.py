"""What kind of document each format says that a record is, as a type of the library's own vocabulary."""

import re

ARTICLE, REPORT, POLICY, PERSPECTIVE = "journal-article", "evaluation-report", "policy-document", "perspective"
_SAID = {ARTICLE: "a journal article", REPORT: "an evaluation report"}
BOOK, CHAPTER, LAW, THESIS, EDITORIAL = "book", "chapter", "legislation", "thesis", "editorial"

_WORDS = (
    (EDITORIAL, r"\beditorial\b"),
    (
        PERSPECTIVE,
        r"\b(?:comment(?:ary)?|letter|opinion|perspective|viewpoint|news|blog|post|web ?page|magazine|mgzn)\b",
    ),
    (CHAPTER, r"chapter|\bchap\b|\bechap\b|inbook|incollection|book ?section|book ?part"),
    (THESIS, r"thesis|dissertation|\bthes\b"),
    (LAW, r"legislation|\bbill\b|\bstat(?:ute)?\b|\blegal\b|\blaw\b|\bact\b|\bhearing\b"),
    (POLICY, r"policy|\bgovdoc\b|government|guideline|white ?paper"),
    (BOOK, r"\b(?:e?d?book|ebook|edbook|monograph|proceedings|collection)\b"),
    (
        ARTICLE,
        r"article|\be?jour\b|\bjfull\b|journal|\binpr\b|inproceedings|conference|\bcpaper\b|\bconf\b|preprint|unpublished|review|trial|study",
    ),
    (REPORT, r"\brprt\b|report|\bmanual\b|working ?paper|grey"),
)
_PATTERNS = [(slug, re.compile(words, re.IGNORECASE)) for slug, words in _WORDS]


def type_of(word: str, *, in_journal: bool) -> tuple[str, str]:
    """Return the library's type for a word of the file, and a remark where it had to be guessed."""
    for slug, pattern in _PATTERNS:
        if pattern.search(word):
            return slug, ""
    guess = ARTICLE if in_journal else REPORT
    said = f"The type “{word[:40]}” is not known here" if word.strip() else "The file does not say its type"
    return guess, f"{said}; it was taken for {_SAID[guess]}."
