"""The page of a paper: the reference, and everything that was taken from it."""

from typing import Any

from ...models import (
    Appraisal,
    Citation,
    Initiative,
    Paper,
    PaperInitiative,
    PaperProgramme,
    Policy,
    Programme,
    visible_rows,
)
from ...web.translation import label_of
from ...web.translation import translate as _
from ..appraisals import appraisals_of
from ..citations import author_line, source_line
from ..evidence_rows import evidence, evidence_rows
from ..facts import Fact, Item, fact, items_of, linked, listed, shown, web
from ..outcome_rows import outcome_rows, outcomes
from ..provenance import provenance_facts
from ..references import formatted, reference_of
from .record import ShowRecord


class ShowPaper(ShowRecord):
    """A paper with its lessons, outcomes, study, policy and references."""

    model = Paper
    template_name = "browse/paper.html"
    related = ("type", "design", "study")
    rare = {
        "appraisals": (Appraisal, "paper"),
        "policy": (Policy, "paper"),
        "programmes": (PaperProgramme, "paper"),
        "initiatives": (PaperInitiative, "paper"),
        "cites": (Citation, "paper"),
        "cited_by": (Citation, "cited"),
    }

    @staticmethod
    def context(record: Any) -> dict[str, Any]:
        authorships = list(record.authorships.select_related("author"))
        authors = {record.pk: [authorship.author.short_name for authorship in authorships]}
        container, numbers = source_line(record)
        reference = reference_of(record, (authorship.author for authorship in authorships))
        study = shown(record.study)
        papers = visible_rows(Paper)
        siblings = papers.filter(study=study).exclude(pk=record.pk)
        policy = visible_rows(Policy).filter(paper=record).first() if record.has_policy else None
        return {
            "author_line": author_line(authors[record.pk], incomplete=record.authors_incomplete),
            "citations": formatted(reference),
            "needs_day": reference.needs_day_of_reading,
            "container": container,
            "numbers": numbers,
            "evidence": evidence_rows(evidence().filter(paper=record).order_by("lesson__statement", "id"), authors),
            "outcomes": outcome_rows(outcomes().filter(paper=record).order_by("domain__label", "id"), authors),
            "appraisals": appraisals_of(paper=record) if record.has_appraisals else [],
            "study": study,
            "siblings": items_of(siblings) if study else [],
            "policy": policy,
            "facts": _facts(record, policy, [str(authorship.author) for authorship in authorships]),
            "cites": items_of(papers.filter(cited_by_links__paper=record)) if record.has_cites else [],
            "cited_by": items_of(papers.filter(citation_links__cited=record)) if record.has_cited_by else [],
        }


def _facts(paper: Any, policy: Policy | None, names: list[str]) -> list[Fact]:
    others = [_("and others")] if paper.authors_incomplete else []
    return [
        fact(_("Authors"), *names, *others),
        fact(_("Type"), paper.type),
        fact(_("Year"), paper.year),
        fact(_("Journal, book or series"), paper.container_title),
        fact(_("Volume"), paper.volume),
        fact(_("Issue"), paper.issue),
        fact(_("Pages"), paper.pages),
        fact(_("Publisher"), paper.publisher),
        web(_("DOI"), f"https://doi.org/{paper.doi}" if paper.doi else "", paper.doi or ""),
        web(_("PMID"), f"https://pubmed.ncbi.nlm.nih.gov/{paper.pmid}/" if paper.pmid else "", paper.pmid or ""),
        web(
            _("PMCID"),
            f"https://pmc.ncbi.nlm.nih.gov/articles/{paper.pmcid}/" if paper.pmcid else "",
            paper.pmcid or "",
        ),
        fact(_("ISBN"), paper.isbn),
        web(_("Address"), paper.url),
        fact(_("Study design, as written"), paper.study_design),
        fact(_("Group of study designs"), paper.design),
        fact(_("Country"), paper.country),
        Fact(_("Publisher's notice"), _notice(paper)),
        linked(_("Read as a policy"), policy),
        _about(_("About programmes"), Programme, paper, asked=paper.has_programmes),
        _about(_("About initiatives"), Initiative, paper, asked=paper.has_initiatives),
        *provenance_facts(paper),
    ]


def _about(label: str, model: type[Programme | Initiative], paper: Paper, *, asked: bool) -> Fact:
    return listed(label, visible_rows(model).filter(paper_links__paper=paper)) if asked else fact(label)


def _notice(paper: Paper) -> tuple[Item, ...]:
    if not paper.editorial_status:
        return (Item(_("none recorded")),)
    return (Item(label_of(paper, "editorial_status"), paper.editorial_url),)
