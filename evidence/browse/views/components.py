"""The living page of components: each named part of the design in its states, drawn by the templates in use."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from markupsafe import Markup, escape

from ...enums import Conclusion, Stance
from ...search import Piece
from ..cards import Card
from ..evidence import Balance
from ..evidence_rows import EvidenceRow
from ..facts import fact
from ..matches import Match
from ..outcome_rows import OutcomeRow
from ..recurrence import RunProgramme, recurrence
from ..strips import bar, ticks
from ..sureness import Phrase, phrase_for, words_of

_YEARS = (2004, 2009, 2009, 2012, 2019, 2019, 2024)


def show_components(request: HttpRequest) -> HttpResponse:
    """Show every part with specimens that name themselves as such; nothing here is a record of the library."""
    rows = [_evidence(number, year) for number, year in enumerate(_YEARS)]
    balance = Balance.of(Piece(row.paper_id, row.stance, row.year, None, "qualitative") for row in rows)
    programmes = [RunProgramme(1, "specimen", gettext("A programme of a specimen"), "", 2008, 2013)]
    context = {
        "tokens": (
            "ink",
            "ink-2",
            "petrol",
            "deep",
            "memory",
            "memory-mark",
            "memory-wash",
            "ox",
            "line",
            "wash",
            "tint",
        ),
        "conclusions": [(value, str(label).lower()) for value, label in Conclusion.choices],
        "stances": Stance.choices,
        "phrases": list(Phrase),
        "balance": balance,
        "ticks": ticks(_YEARS),
        "bar": bar(2008, None),
        "recurrence": recurrence(rows, programmes),
        "evidence": rows,
        "papers": [[row] for row in rows[:2]],
        "outcomes": [_outcome(value) for value in (*Conclusion, "")],
        "facts": [fact(gettext("A fact"), gettext("its value")), fact(gettext("A fact that is not known"))],
        "lesson": Card(
            kind="lesson",
            kind_label=gettext("Lesson"),
            url="#lesson",
            eyebrow=(gettext("Caution"), gettext("A theme")),
            match=Match(escape(gettext("The statement of a specimen stands here.")), Markup(), "", Markup()),
            is_unchecked=True,
            more={
                "ticks": ticks(_YEARS),
                "balance": balance,
                "sure": words_of(phrase_for(balance.weight)),
                "programmes": 2,
            },
        ),
        "long_word": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    }
    return render(request, "help/components.html", context)


def _evidence(number: int, year: int) -> EvidenceRow:
    stance = list(Stance)[number % 3]
    return EvidenceRow(
        lesson=gettext("The statement of a specimen stands here."),
        lesson_url="#evidence",
        paper=gettext("Title of a specimen of a paper"),
        paper_id=number,
        paper_url=f"/specimens/{number}/",
        study_id=None,
        reference=gettext("Specimen, %(year)s") % {"year": year},
        year=year,
        stance=stance.value,
        stance_label=str(stance.label),
        symbol="",
        css="",
        note=gettext("what the paper says"),
        locator=gettext("page 4"),
        where="",
        where_url="",
        programme_id=1,
        design=gettext("Interviews"),
        design_group="qualitative",
        source_url="",
        is_second_hand=number == 1,
        is_unchecked=number == 1,
    )


def _outcome(conclusion: str) -> OutcomeRow:
    return OutcomeRow(
        url="#outcomes",
        measure=gettext("A measure"),
        domain="",
        domain_slug="",
        conclusion=conclusion,
        conclusion_label=str(Conclusion(conclusion).label).lower() if conclusion else "",
        effect="\N{MINUS SIGN}9%" if conclusion else "",
        interval="",
        design=gettext("Interviews"),
        where="",
        where_url="",
        reference=gettext("Specimen, %(year)s") % {"year": 2019},
        reference_url="#outcomes",
        year=2019,
        is_unchecked=False,
    )
