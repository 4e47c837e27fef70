"""Help: what each record is, how sure we are and what that does not mean, what belongs in the library."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ...search import KINDS, Tally, Weight
from ..sureness import Phrase
from ..totals import totals_of_library


class Example(NamedTuple):
    """One row of the examples on the method page: the studies of a lesson, and the phrase that stands on the page."""

    weight: Weight
    phrase: Phrase


def _example(phrase: Phrase, *, supports: int = 0, qualifies: int = 0, contradicts: int = 0, other: int = 0) -> Example:
    """Return an example; ``other`` sources support it and are not research seen first-hand."""
    firm = Tally(supports, qualifies, contradicts)
    every = Tally(supports + other, qualifies, contradicts)
    return Example(Weight(papers=every, studies=every, firm=firm), phrase)


EXAMPLES = (
    _example(Phrase.WELL_SUPPORTED, supports=12),
    _example(Phrase.WELL_SUPPORTED_EXCEPT, supports=21, qualifies=17, contradicts=4, other=9),
    _example(Phrase.SUPPORTED, supports=4, other=3),
    _example(Phrase.SUPPORTED_EXCEPT, supports=5, qualifies=2),
    _example(Phrase.THINLY_SUPPORTED, supports=2, other=6),
    _example(Phrase.DEPENDS, supports=3, qualifies=4, contradicts=1),
    _example(Phrase.DISPUTED, supports=2, contradicts=2),
    _example(Phrase.CONTRADICTED, supports=2, qualifies=4, contradicts=10),
    _example(Phrase.NOT_STUDIED, other=5),
    _example(Phrase.SINGLE_SOURCE, supports=1),
)


def show_help(request: HttpRequest) -> HttpResponse:
    """Show what help there is."""
    return render(request, "help/index.html")


def show_how_sure(request: HttpRequest) -> HttpResponse:
    """Show the rule behind every "how sure", as the code applies it, and what no rating here means."""
    return render(request, "help/how_sure.html", {"phrases": list(Phrase), "examples": EXAMPLES})


def show_records(request: HttpRequest) -> HttpResponse:
    """Show what each kind of record is."""
    return render(request, "help/records.html", {"kinds": KINDS, "totals": totals_of_library()})


def show_inclusion(request: HttpRequest) -> HttpResponse:
    """Show what belongs in the library."""
    return render(request, "help/inclusion.html")
