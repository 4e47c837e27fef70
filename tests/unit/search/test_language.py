"""What a question means: plain words, operators, brackets, phrases, beginnings, fields, years and identifiers."""

import pytest

from evidence.search.language import parse, write
from evidence.search.language.tree import All, Beginning, Either, Identifier, In, Phrase, Plain, Without, Word, Years


def words(text: str) -> tuple[Word, ...]:
    return tuple(map(Word, text.split()))


CARE, COST, TEAM = words("care cost team")

MEANINGS = {
    # Plain words
    "pooled budgets": Plain(words("pooled budgets")),
    "care": Plain((CARE,)),
    "does it work, and for whom?": Plain(words("does it work and for whom")),
    "health or social care": Plain(words("health or social care")),
    "integrated care (ICS)": Plain(words("integrated care ICS")),
    "co-ordination of R&D": Plain(words("co-ordination of R&D")),
    "health & social care": Plain(words("health social care")),
    "health/social care": Plain(words("health social care")),
    "the trust’s budget": Plain(words("the trust's budget")),
    "Right care, right place: what works": Plain(words("Right care right place what works")),
    "1,200 beds at 3.5 days": Plain(words("1,200 beds at 3.5 days")),
    "care [sic]": Plain(words("care sic")),
    "": None,
    " \n\t": None,
    "?!… -- ()": None,
    "<script>alert(1)</script>": Plain(words("script alert 1 script")),
    "'; DROP TABLE lesson; --": Plain(words("DROP TABLE lesson")),
    "\u202eintegrated\u202c": Plain(words("integrated")),
    "cafe\u0301": Plain(words("café")),
    # Operators
    "care AND cost": All((CARE, COST)),
    "care OR cost": Either((CARE, COST)),
    "care NOT cost": All((CARE, Without(COST))),
    "care AND NOT cost": All((CARE, Without(COST))),
    "NOT cost": Without(COST),
    "NOT NOT NOT cost": Without(COST),
    "care AND cost AND team": All((CARE, COST, TEAM)),
    "care OR cost OR team": Either((CARE, COST, TEAM)),
    "care OR cost AND team": Either((CARE, All((COST, TEAM)))),
    "care OR cost NOT team": Either((CARE, All((COST, Without(TEAM))))),
    "(care OR cost) AND team": All((Either((CARE, COST)), TEAM)),
    "(care OR cost) team": All((Either((CARE, COST)), TEAM)),
    "care team OR cost": Either((All((CARE, TEAM)), COST)),
    "((care)) AND ((cost AND (team)))": All((CARE, COST, TEAM)),
    "NOT (care cost)": Without(All((CARE, COST))),
    "(care AND cost) NOT (NOT team)": All((CARE, COST, TEAM)),
    # Phrases and beginnings
    '"pooled budget"': Phrase(words("pooled budget")),
    "“pooled budget”": Phrase(words("pooled budget")),
    "«pooled budget»": Phrase(words("pooled budget")),
    '"care"': Phrase((CARE,)),
    '"care cost"~5': Phrase((CARE, COST), 5),
    '"care cost"~900': Phrase((CARE, COST), 50),
    '"care"~5': Phrase((CARE,)),
    "integrat*": Beginning("integrat"),
    '"integrat* care"': Phrase((Beginning("integrat"), CARE)),
    '"integrat*"': Beginning("integrat"),
    "co-ord*": Phrase((Word("co"), Beginning("ord"))),
    "title:integrat*": In("title", Beginning("integrat")),
    'pooled "section 75" budgets': All((Plain(words("pooled budgets")), Phrase(words("section 75")))),
    "care manag*": All((Plain((CARE,)), Beginning("manag"))),
    # Nearness
    "care NEAR/5 cost": Either((Phrase((CARE, COST), 5), Phrase((COST, CARE), 5))),
    "care N5 cost": Either((Phrase((CARE, COST), 5), Phrase((COST, CARE), 5))),
    "care W5 cost": Phrase((CARE, COST), 5),
    "care ADJ cost": Phrase((CARE, COST)),
    "care adj1 cost": Phrase((CARE, COST)),
    "care adj3 cost": Either((Phrase((CARE, COST), 2), Phrase((COST, CARE), 2))),
    '"care team" W2 cost': Phrase((CARE, TEAM, COST), 2),
    "(care OR team) W2 cost*": Either((Phrase((CARE, Beginning("cost")), 2), Phrase((TEAM, Beginning("cost")), 2))),
    "clinics in N5": Plain(words("clinics in n5")),
    # Fields and years
    "title:care": In("title", CARE),
    "TITLE:care": In("title", CARE),
    'theme:"pooled budgets"': In("theme", Phrase(words("pooled budgets"))),
    "title:(care cost)": In("title", All((CARE, COST))),
    "title:(care OR cost)": In("title", Either((CARE, COST))),
    "title:(care NOT cost)": All((In("title", CARE), Without(In("title", COST)))),
    "title:(care author:cost)": All((In("title", CARE), In("author", COST))),
    "title:theme:care": In("theme", CARE),
    "program:vanguards": In("programme", Word("vanguards")),
    "place:Torbay team": All((Plain((TEAM,)), In("place", Word("Torbay")))),
    'study:"whole-system-demonstrators"': In("study", Phrase(words("whole-system-demonstrators"))),
    "NOT author:Ham": Without(In("author", Word("Ham"))),
    "year:2015": Years(2015, 2015),
    "year:2010..2015": Years(2010, 2015),
    "year:2010-2015": Years(2010, 2015),
    "year:2010–2015": Years(2010, 2015),
    "year:2010..": Years(2010, None),
    "year:..2015": Years(None, 2015),
    "year:(2010 OR 2012)": Either((Years(2010, 2010), Years(2012, 2012))),
    "care year:2010..": All((Plain((CARE,)), Years(2010, None))),
    # Identifiers
    "10.1108/JICA-11-2019-0047": Identifier("10.1108/jica-11-2019-0047"),
    "doi: 10.1108/JICA-11-2019-0047.": Identifier("10.1108/jica-11-2019-0047"),
    "https://doi.org/10.1016/S0140-6736(05)12345-6": Identifier("10.1016/s0140-6736(05)12345-6"),
    "https://onlinelibrary.wiley.com/doi/10.1002/hpm.1": Identifier("10.1002/hpm.1"),
    "https://pubmed.ncbi.nlm.nih.gov/28316552/": Identifier("28316552"),
    "PMID: 28316552": Identifier("28316552"),
    "28316552[pmid]": Either((Identifier("28316552"), Word("28316552"))),
    "PMC5354217": Identifier("pmc5354217"),
    "pmc 5354217": Identifier("pmc5354217"),
    "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5354217/": Identifier("pmc5354217"),
    "978-1-4473-1234-5": Identifier("9781447312345"),
    "ISBN 978 1 4473 1234 5": Identifier("9781447312345"),
    "978-1-4473-1234-6": Plain(words("978-1-4473-1234-6")),
    "28316552": Either((Identifier("28316552"), Word("28316552"))),
    "2015": Plain((Word("2015"),)),
    "Glasby (doi:10.1234/abc)": All((Identifier("10.1234/abc"), Plain((Word("Glasby"),)))),
    "10.1234/abc OR PMID 12345": Either((Identifier("10.1234/abc"), Identifier("12345"))),
    "title:10.1234/abc": Identifier("10.1234/abc"),
}


@pytest.mark.parametrize("text", MEANINGS, ids=repr)
def test_text_means(text):
    assert parse(text).tree == MEANINGS[text]


@pytest.mark.parametrize("text", [text for text in MEANINGS if MEANINGS[text]], ids=repr)
def test_written_tree_means_the_same(text):
    tree = MEANINGS[text]

    assert parse(write(tree)).tree == tree


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("care OR cost AND team", "care OR (cost AND team)"),
        ("care (cost OR team)", "care AND (cost OR team)"),
        (
            'care "pooled budget" title:(cost team) year:2010-2015',
            'care "pooled budget" title:(cost team) year:2010..2015',
        ),
        ("NOT (care OR title:cost)", "NOT (care OR title:cost)"),
        ("https://doi.org/10.1234/ABC OR pmc 17 OR pmid 5", "doi:10.1234/abc OR PMC17 OR pmid:5"),
        ("care ADJ3 team", '"care team"~2 OR "team care"~2'),
    ],
)
def test_question_is_written_in_its_own_language(text, written):
    assert write(parse(text).tree) == written


@pytest.mark.parametrize("text", ["pooled budgets", "integrated care (ICS)", "10.1234/abc", "28316552", "", "in* care"])
def test_plain_question_uses_no_signs(text):
    assert not parse(text).is_exact


@pytest.mark.parametrize("text", ["a OR b", '"care"', "integrat*", "title:care", "year:2015", "care[ti]", "a N5 b"])
def test_question_with_signs_is_exact(text):
    assert parse(text).is_exact


NOTICES = {
    "pooled budgets": [],
    "(care OR cost) AND team": [],
    'place:Torbay AND "pooled budget*" AND year:2010..': [],
    "What works? (and what does not)": [],
    "1) pooled budgets 2) joint teams": [],
    "care & cost: what works [2]": [],
    "(pooled": [
        "The bracket that was opened at “(pooled” was never closed; it was read as if closed at the end.",
    ],
    "((care OR (cost": [
        "3 brackets were never closed, the first of them at “((care OR (cost”; they were read as if closed at the end.",
    ],
    "care) AND cost": ["A bracket is closed after “care” that was never opened; it was left out."],
    'care "pooled budgets': [
        "The quotation mark before “pooled budgets” was never closed; what follows was read as words.",
    ],
    "AND care": ["There is nothing before “AND” that it could join; it was left out."],
    "care OR": ["There is nothing after “OR” for it to apply to; it was left out."],
    "care AND OR cost": ["There is nothing after “AND” for it to apply to; it was left out."],
    "care title:": [],
    "care AND title:)": ["A bracket is closed after “care AND title:” that was never opened; it was left out."],
    "title:() care": ["There is nothing after “title:” for it to apply to; it was left out."],
    "care OR cost AND team": [
        "AND binds closer than OR where no brackets say otherwise. This was read as: care OR (cost AND team)",
    ],
    '"pooled budgets" or admissions': [
        "“or” was read as a word. Write it in capitals to make it an operator.",
    ],
    "in* care": ["“in*” is too short: write at least three letters before the star. It was read as a word."],
    "* care": [
        "A star stands at the end of a word, after at least three letters; one that stands alone was left out.",
    ],
    "wom*n": ["“wom*n” has a sign for missing letters inside; everything that begins with “wom” is found."],
    "topic:care": [
        (
            "“topic:” is not a field here and was read as a word. "
            "Fields are title:, author:, study:, year: and the filters, such as theme: or nation:; "
            "the help names them all."
        ),
    ],
    "title: care": ["“title:” was read as a word. To search in that field, leave no space after the colon."],
    "year:20 care": ["“20” is not a year: write year:2015 or year:2010..2015. It was left out."],
    "year:2015..2010": ["The years “year:2015..2010” were read from the earlier to the later one."],
    "care NEAR/3 title:cost": ["“NEAR/3” does not stand between two words or phrases; it was left out."],
    "care N3 cost": ["“N3” was read as: at most this many words between the two: 3."],
    "(care AND cost) adj3 team": [
        (
            "“(care AND cost) ADJ3 team” joins more than single words and phrases; "
            "both sides have to be found, wherever they stand."
        ),
    ],
    "#1 AND care": ["“#1” is the number of a line that is not here; it was left out."],
}


@pytest.mark.parametrize("text", NOTICES, ids=repr)
def test_what_was_not_understood_is_said(text):
    assert list(map(str, parse(text).notices)) == NOTICES[text]


def test_notices_are_few_enough_to_read():
    notices = parse(" ".join(f"odd{'x' * number}:care" for number in range(100))).notices

    assert len(notices) < 25
    assert len({str(notice) for notice in notices}) == len(notices)


def test_excerpt_in_a_notice_is_short():
    (notice,) = parse("(" + "care " * 1_000).notices

    assert len(str(notice)) < 200
