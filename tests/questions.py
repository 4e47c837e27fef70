"""Texts that somebody may type or paste as a question, for property tests of everything that reads them."""

from hypothesis import strategies as st

WORDS = [
    "care",
    "pooled",
    "Torbay",
    "co-ordination",
    "R&D",
    "d'Arcy",
    "2015",
    "28316552",
    "3.5",
    "é",
    "ケア",
    "N5",
    "S1",
]
OPERATORS = ["AND", "OR", "NOT", "and", "or", "not", "ADJ", "adj3", "ADJ2", "NEAR/5", "N3", "W5", "near/2", "NEAR"]
BEGINNINGS = ["integrat*", "co-ord*", "in*", "*", "wom*n", "manag$", "practice?", "*care"]
PHRASES = ['"pooled budget"', '"near care"~5', '"integrat* care"', '"', '""', '"AND N5"', "“section 75”", '"a"~3']
FIELDS = [
    *["title:", "author:", "theme:", "programme:", "place:", "year:", "ti:", "foo:", "title:care", "place:Torbay "],
    *["kind:", "care_model:", "kind:paper ", "study_design:", "foo_bar:"],
]
YEARS = ["year:2015", "year:2010..2015", "year:2015..", "year:..2010", "year:..", "year:20", "year:2015-2010"]
BRACKETS = ["(", ")", "((", "))", "()", "[", "]", "1)"]
TAGS = [
    "[tiab]",
    "[ti]",
    "[au]",
    "[mh]",
    "[MeSH Terms:noexp]",
    "[la]",
    "[dp]",
    "[odd]",
    "[tiab:~3]",
    ":ti,ab",
    "[pmid]",
]
DATES = ["2010:2015[dp]", '"2010/01/01"[Date - Publication] : "2015/12/31"[Date - Publication]', "2012[pdat]"]
IDENTIFIERS = [
    *[
        "10.1234/abc",
        "doi:",
        "doi 10.1234/(x).y",
        "https://doi.org/10.1234/ABC",
        '"10.1234/abc"',
        "PMID",
        "PMID: 12345",
    ],
    *["PMC123456", "pmc 7", "ISBN", "978-1-4473-1234-5", "978 1 4473 1234 5", "9781447312345", "https://a.org/b?c=d"],
]
LINES = [
    *["exp Nursing Care/", ".ti,ab.", ".mp.", "or/1-3", "#1", "#2", "1.", "2.", "3.", "1 or 2"],
    *["\n1 ", "\n2 ", "\n3 ", "\n#3 ", "\n"],
]
SIGNS = [
    *["~5", "~", "&", "|", "-", "'", ",", ";", ".", "/", "\\", ":", "?", "!", "<b>", "--"],
    *["\x00", "\u202e", "\u0301", "\ud83d"],
]
PIECES = (
    WORDS + OPERATORS + BEGINNINGS + PHRASES + FIELDS + YEARS + BRACKETS + TAGS + DATES + IDENTIFIERS + LINES + SIGNS
)

questions = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", " ", " "])).map("".join), max_size=14
).map("".join)
