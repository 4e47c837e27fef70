"""The examples of the page that explains the search; a test runs each of them on the starting content."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Example:
    """A question that finds something, what it shows, and whether the search has something to say about it."""

    text: str
    shows: str | Promise
    has_notice: bool = False

    @property
    def query(self) -> str:
        """The query of the address that asks it."""
        return urlencode({"q": self.text})


@dataclass(frozen=True)
class Sign:
    """A sign of the language, how it is written, and questions that use it."""

    name: str | Promise
    written: str
    examples: tuple[Example, ...]


PLAIN = (
    Example("pooling budgets", _("Every form of a word is found: this also finds “pooled budget”.")),
    Example(
        "does pooling budgets cut admissions",
        _("A whole question will do: small words do not count, and the field’s own words are searched too."),
    ),
    Example(
        "how long before we see results",
        _("Records with more of the words come first; a third of them is enough in a question."),
    ),
    Example("Torbay", _("Names of places, programmes and authors are found too.")),
    Example("Mason 2015", _("So is a paper, by authors and year.")),
    Example("MDT", _("So are short forms.")),
)

SIGNS = (
    Sign(
        _("Phrase"),
        '"… …"',
        (
            Example('"pooled budgets"', _("These words, next to each other, in this order.")),
            Example(
                '"multidisciplinary team" older people',
                _("The phrase has to be there; of the other words some will do."),
            ),
        ),
    ),
    Sign(
        _("Near each other"),
        '"… …"~5',
        (
            Example('"staff trust"~5', _("At most five other words between the two.")),
            Example("budget* NEAR/4 pool*", _("The same with beginnings of words, in either order.")),
        ),
    ),
    Sign(
        _("Beginning of a word"),
        "…*",
        (
            Example("integrat*", _("Integrate, integrated, integration, integrating; at least three letters.")),
            Example('"integrat* care"', _("In a phrase.")),
            Example("title:commission*", _("In a field.")),
        ),
    ),
    Sign(
        _("All of these"),
        "AND",
        (
            Example(
                "budgets AND admissions", _("Both words, in any form. In capitals; “and” in small letters is a word.")
            ),
        ),
    ),
    Sign(
        _("Any of these"),
        "OR",
        (Example("merger OR reorganisation", _("One of the two or both.")),),
    ),
    Sign(
        _("Without"),
        "NOT",
        (Example("pilots NOT pioneers", _("The first word without the second.")),),
    ),
    Sign(
        _("Brackets"),
        "( )",
        (
            Example("(pooled OR joint) AND budgets", _("What stands in brackets is read first.")),
            Example(
                "merger OR reorganisation AND trusts",
                _("Without brackets NOT comes first, then AND, then OR; the page says how it read the question."),
                has_notice=True,
            ),
        ),
    ),
)

FIELDS = (
    Sign(
        _("Title, name or statement"),
        "title:",
        (
            Example("title:leadership", _("No space after the colon.")),
            Example("title:(leadership OR trust)", _("Brackets and phrases may follow.")),
        ),
    ),
    Sign(
        _("Author"), "author:", (Example("author:Glasby", _('A family name, or a phrase such as author:"Glasby J".')),)
    ),
    Sign(
        _("Theme"),
        "theme:",
        (Example('theme:"pooled and integrated budgets"', _("By its name or another name of it.")),),
    ),
    Sign(_("Programme"), "programme:", (Example("programme:vanguards", _("By its name or short form.")),)),
    Sign(_("Place"), "place:", (Example("place:Torbay admissions", _("A place, and a word beside it.")),)),
    Sign(
        _("Kind of record"),
        "kind:",
        (Example("telehealth NOT kind:paper", _("Every kind but one; kind:paper alone is that one.")),),
    ),
    Sign(_("Nation"), "nation:", (Example("nation:Wales budgets", _("A nation, and a word beside it.")),)),
    Sign(
        _("Outcome domain, and what the authors concluded"),
        "domain: direction:",
        (
            Example(
                'domain:"emergency admissions" AND NOT direction:improved',
                _("Two filters with signs, which the boxes beside the results do not have."),
            ),
        ),
    ),
    Sign(
        _("Study"),
        "study:",
        (
            Example(
                "study:icp-national-evaluation",
                _("Its papers and outcomes, by the name of a study or of a paper that shares none."),
            ),
        ),
    ),
    Sign(
        _("Years"),
        "year:",
        (
            Example("year:2015", _("One year.")),
            Example("pioneers year:2012..2016", _("From one year to another, both included.")),
            Example("theme:leadership year:2018..", _("From a year on; year:..2005 is up to a year.")),
        ),
    ),
)

IDENTIFIERS = (
    Example("10.1108/JICA-11-2019-0047", _("A DOI, with or without “doi:” or https://doi.org/ before it.")),
    Example("PMC5354217", _("A PMCID; a PMID works as well, with or without “PMID” before it.")),
)

STRATEGIES = (
    Example(
        '("pooled budget*"[tiab] OR "joint commissioning"[tiab])\nNOT editorial[pt]',
        _("PubMed: tags, line breaks and curly quotes are understood, and what has no equivalent is named."),
        has_notice=True,
    ),
    Example(
        "1. integrated care.ti.\n2. (admission$ adj3 hospital).mp.\n3. 1 and 2",
        _("Ovid: numbered lines, suffixes, adj and headings; the line that joins the others is searched."),
    ),
)

MENDED = (
    Example("(pooled budgets", _("A bracket that is not closed."), has_notice=True),
    Example("in* care", _("A beginning that is too short."), has_notice=True),
    Example("topic:leadership", _("A field that is not there."), has_notice=True),
)

ALL_EXAMPLES = (
    *PLAIN,
    *(example for sign in (*SIGNS, *FIELDS) for example in sign.examples),
    *IDENTIFIERS,
    *STRATEGIES,
    *MENDED,
)
