"""One answer from several sources: the surest first, each filling what those before it left empty."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from ...models.identifiers import normalise_doi, normalise_pmid
from ..formats import Reference
from . import crossref, openalex, pubmed
from .fetching import LookupFailed, NotThere, Source

FILLED = ("year", "container_title", "volume", "issue", "pages", "publisher", "doi", "pmid", "pmcid", "isbn", "url")
LONGEST = 300


@dataclass(frozen=True)
class Identifier:
    """A DOI or a PubMed number in its one spelling; ``kind`` is "doi" or "pmid"."""

    kind: str
    value: str


@dataclass(frozen=True)
class Found:
    """What was found, and what is to be said of it: who answered, and who did not and why."""

    reference: Reference | None
    remarks: tuple[str, ...]


Answer = Reference | LookupFailed


def identify(written: str) -> Identifier | None:
    """Return the identifier that somebody wrote, as a number, a label or an address; None where it is neither."""
    if len(written) > LONGEST:
        return None
    for kind, normalise in (("pmid", normalise_pmid), ("doi", normalise_doi)):
        try:
            return Identifier(kind, normalise(written))
        except ValidationError:
            continue
    return None


def look_up(written: str) -> Found:
    """Ask all sources at once for a DOI or a PubMed number. What fails is told, and stops nothing."""
    identifier = identify(written)
    if identifier is None:
        return Found(None, (_("“%s” is neither a DOI nor a PubMed number.") % written[:80],))
    asked = _questions(identifier)
    language = get_language()
    with ThreadPoolExecutor(max_workers=len(asked)) as pool:
        answers = list(pool.map(lambda question: _answer(question, language), [each for _source, each in asked]))
    named = [(source, answer) for (source, _question), answer in zip(asked, answers, strict=True)]
    return _combine(named)


def _questions(identifier: Identifier) -> list[tuple[Source, Callable[[], Reference]]]:
    value = identifier.value
    more = (openalex.OPENALEX, partial(openalex.find, identifier.kind, value))
    if identifier.kind == "pmid":
        return [(pubmed.PUBMED, partial(pubmed.find_pmid, value)), more]
    return [
        (crossref.CROSSREF, partial(crossref.find_doi, value)),
        (pubmed.PUBMED, partial(pubmed.find_doi, value)),
        more,
    ]


def _answer(question: Callable[[], Reference], language: str | None) -> Answer:
    with override(language):
        try:
            return question()
        except LookupFailed as failed:
            return failed


def _combine(answers: Sequence[tuple[Source, Answer]]) -> Found:
    known = [(source, answer) for source, answer in answers if isinstance(answer, Reference) and not answer.refusal]
    failed = [str(answer) for _source, answer in answers if isinstance(answer, LookupFailed)]
    if not known:
        are_all_absent = all(isinstance(answer, NotThere) for _source, answer in answers)
        hint = (
            _("Check the number, or fill in the fields by hand.")
            if are_all_absent
            else _("Fill in the fields by hand; everything else works without them.")
        )
        return Found(None, (" ".join([*failed, hint]),))
    (_first, reference), *others = known
    for _source, other in others:
        for name in FILLED:
            if not getattr(reference, name) and getattr(other, name):
                setattr(reference, name, getattr(other, name))
        if not reference.authors:
            reference.authors, reference.authors_incomplete = other.authors, other.authors_incomplete
    said = _("Filled from %s. Check it against the paper.") % ", ".join(source.name for source, _answer in known)
    silent = [
        str(each) for _source, each in answers if isinstance(each, LookupFailed) and not isinstance(each, NotThere)
    ]
    remarks = dict.fromkeys(remark for _source, each in known for remark in each.remarks)
    return Found(reference, (said, *silent, *remarks))
