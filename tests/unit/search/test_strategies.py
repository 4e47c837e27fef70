"""Strategies pasted from PubMed, Ovid, Cochrane and EBSCO: what they mean here, and what is said about the rest."""

import pytest

from evidence.search.language import parse, write

HEADING = "“%s” (subject heading) has no equivalent here; the words of the heading were searched instead."
TIAB = "“%s” (title and abstract) is looked for in the whole record here."
TITLE_ABSTRACT = "“%s” (title, abstract) is looked for in the whole record here."

STRATEGIES = {
    # PubMed
    "integrated care[tiab]": ('"integrated care"', [TIAB % "[tiab]"]),
    '"pooled budget*"[Title/Abstract]': ('"pooled budget*"', [TIAB % "[Title/Abstract]"]),
    "care[ti] AND cost[tw] AND team[all fields]": ("title:care AND cost AND team", []),
    "joint commissioning[ti] OR care": ('title:"joint commissioning" OR care', []),
    "care AND integrated team[ti]": ('care AND title:"integrated team"', []),
    '"health social"[tiab:~2]': ('"health social"~2', [TIAB % "[tiab:~2]"]),
    "Glasby J[au]": ('author:"Glasby J"', []),
    "Damarell RA[Author]": ('author:"Damarell R"', []),
    '"Delivery of Health Care, Integrated"[Mesh]': (
        "Delivery AND Health AND Care AND Integrated",
        [HEADING % "[Mesh]"],
    ),
    '"Patient Care Team"[MeSH Terms:noexp]': ("Patient AND Care AND Team", [HEADING % "[MeSH Terms:noexp]"]),
    "2010:2015[dp] AND care": ("year:2010..2015 AND care", []),
    '("2010/01/01"[Date - Publication] : "2015/12/31"[Date - Publication])': ("year:2010..2015", []),
    '"2010/01/01"[PDAT] : "3000"[PDAT]': ("year:2010..", []),
    "2012[dp]": ("year:2012", []),
    "care[ti] AND english[la]": (
        "title:care",
        ["“[la]” (language) has no equivalent here; “english” was left out."],
    ),
    "care[ti] NOT (letter[pt] OR editorial[pt])": (
        "title:care",
        [
            "“[pt]” (publication type) has no equivalent here; “letter” was left out.",
            "“[pt]” (publication type) has no equivalent here; “editorial” was left out.",
        ],
    ),
    "England[ad] OR care[ti]": (
        "title:care",
        ["“[ad]” (affiliation) has no equivalent here; “England” was left out."],
    ),
    "care[nonsense]": (
        "care",
        ["“[nonsense]” is not a field that is known here; the words before it were searched in the whole record."],
    ),
    "(“integrated care”[tiab]\nOR “shared care”[tiab])\nAND\n(cost*[ti])": (
        '("integrated care" OR "shared care") AND title:cost*',
        [TIAB % "[tiab]"],
    ),
    # Cochrane
    "integrat*:ti,ab AND care:ti": ("integrat* AND title:care", [TITLE_ABSTRACT % ":ti,ab"]),
    "(pooled NEAR/2 budget*):ti,ab,kw": (
        '"pooled budget*"~2 OR "budget* pooled"~2',
        [
            "“:ti,ab,kw” (title, abstract, keywords) is looked for in the whole record here.",
        ],
    ),
    # Ovid
    "exp Patient Care Team/": ("Patient AND Care AND Team", [HEADING % "/"]),
    'exp "Quality of Health Care"/ or Nurses/': ("(Quality AND Health AND Care) OR Nurses", [HEADING % "/"]),
    "community matron$.tw.": ('"community matron*"', []),
    "(health care adj2 team?).ti.": ('title:("health care team*"~1 OR "team* health care"~1)', []),
    "joint care.mp. and randomi#ed.ti,ab.": (
        '"joint care" AND randomi*',
        [
            "“randomi*ed” has a sign for missing letters inside; everything that begins with “randomi” is found.",
            TITLE_ABSTRACT % ".ti,ab.",
        ],
    ),
    # Lines
    "1. exp Nurses/\n2. (joint adj care).ti,ab.\n3. 1 or 2": (
        'Nurses OR "joint care"',
        [HEADING % "/", TITLE_ABSTRACT % ".ti,ab."],
    ),
    "1 care.ti. (1204)\n2 cost.ti. (50,221)\n3 team.ti. (7)\n4 or/1-2 [what it costs] (51,002)\n5 3 not 4": (
        "title:team AND NOT (title:care OR title:cost)",
        [],
    ),
    '1. care.ti.\n2. limit 1 to yr="2007 - 2019"': ("title:care AND year:2007..2019", []),
    '1. care.ti.\n2. limit 1 to yr="2010 -Current"\n3. limit 2 to english language': (
        "title:care AND year:2010..",
        ["The limit “english language” has no equivalent here and was left out."],
    ),
    "#1 pooled[ti]\n#2 cost*\n#3 #1 AND #2": ("title:pooled AND cost*", []),
    "#1 pooled[ti] #2 cost* #3 #1 AND #2": ("title:pooled AND cost*", []),
    "S1 pooled\nS2 cost*\nS3 S1 AND S2": ("pooled AND cost*", []),
    "1. care.ti. 2. team$.ti. 3. 1 and 2": ("title:care AND title:team*", []),
    "Database: Ovid\n1. care.ti.\n2. joint\n   team.ti.\n3. 1 and 2": ('title:care AND title:"joint team"', []),
    "1. care.ti.\n2. team.ti.\n3. cost.ti.\n4. 1 or 3": (
        "title:care OR title:cost",
        ["Not used by the line that was searched: 2."],
    ),
    "1. care.ti.\n2. team.ti.": (
        "title:care OR title:team",
        ["No line of the strategy joins the others; a record is found when it fits any of them."],
    ),
    "1. care.ti.\n2. 1 or 7": ("title:care", ["“#7” is the number of a line that is not here; it was left out."]),
    # Not a strategy
    "1. care home\n2. hospital": ("1 care home 2 hospital", []),
}


@pytest.mark.parametrize("text", STRATEGIES, ids=repr)
def test_strategy_means(text):
    written, notices = STRATEGIES[text]

    question = parse(text)

    assert write(question.tree) == written
    assert list(map(str, question.notices)) == notices


@pytest.mark.parametrize("text", STRATEGIES, ids=repr)
def test_written_strategy_means_the_same(text):
    tree = parse(text).tree

    assert parse(write(tree)).tree == tree


def test_strategy_of_nothing_but_what_has_no_equivalent_looks_for_nothing():
    question = parse("english[la] AND review[pt]")

    assert question.tree is None
    assert len(question.notices) == 2


def test_line_that_grows_too_large_is_left_out_and_named():
    lines = ["1. care.ti.", *(f"{number}. #{number - 1} OR #{number - 1}" for number in range(2, 40))]

    question = parse("\n".join(lines))

    assert any("repeats others too often" in str(notice) for notice in question.notices)
