"""Every cell of the files of papers, studies, policies, aims, lessons, evidence and outcomes stands in its field."""

import pytest

from evidence.models import Aim, Lesson, LessonEvidence, Outcome, Paper, Policy, Study
from tests.integration.starter.written import VERIFIED, compare, listed, number, read_rows, slug

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]


def in_order(model, file, *related):
    found = {record.slug: record for record in model.objects.prefetch_related(*related)}
    return [found[row["id"]] for row in read_rows(file)]


def source_of(record):
    return {
        "source_url": record.source_url,
        "verified": VERIFIED[record.verification],
        "note": record.note,
    }


def same_identifier(cell, stored):
    """Return the cell where it is a spelling of what is stored: capitals and hyphens do not count."""
    return cell if cell.lower().replace("-", "").replace(" ", "") == (stored or "").lower().replace("-", "") else stored


def names_of(paper):
    names = [
        link.author.literal or f"{link.author.family}, {link.author.given}".strip(", ")
        for link in paper.authorships.all()
    ]
    return "; ".join([*names, "and others"] if paper.authors_incomplete else names)


def test_papers():
    cells = {row["id"]: row for row in read_rows("papers.csv")}
    same = ["title", "container_title", "volume", "issue", "pages", "publisher", "url", "study_design", "country"]

    def as_written(paper):
        row = cells[paper.slug]
        identifiers = {
            name: same_identifier(row[name], getattr(paper, name)) for name in ("doi", "pmid", "pmcid", "isbn")
        }
        return {
            "id": paper.slug,
            "type": paper.type.slug,
            "authors": names_of(paper),
            "year": number(paper.year),
            "summary": paper.summary,
            **{name: getattr(paper, name) for name in same},
            **identifiers,
            **source_of(paper),
        }

    rows = in_order(Paper, "papers.csv", "type", "authorships__author")

    assert compare("papers.csv", rows=rows, as_written=as_written) == []


def test_studies():
    def as_written(study):
        return {
            "id": study.slug,
            "label": study.label,
            "design": study.design,
            "overlap": study.overlap,
            "paper_ids": listed(paper.slug for paper in study.papers.all()),
            "basis": study.basis,
            **source_of(study),
        }

    rows = in_order(Study, "studies.csv", "papers")

    assert compare("studies.csv", rows=rows, as_written=as_written, lists=["paper_ids"]) == []


def test_policies():
    same = ["title", "jurisdiction", "summary", "intended_aims", "actual_outcomes"]

    def as_written(policy):
        populations = listed(term.label.lower() for term in policy.populations.all())
        return {
            "id": policy.slug,
            "year": number(policy.year),
            "kind": policy.kind.label.lower(),
            "impacted_populations": populations,
            "partner_organisations": listed(policy.partner_organisations.split("\n")),
            "paper_id": slug(policy.paper),
            **{name: getattr(policy, name) for name in same},
            **source_of(policy),
        }

    rows = in_order(Policy, "policies.csv", "kind", "populations", "paper")
    lists, words = ["partner_organisations"], ["impacted_populations"]

    assert compare("policies.csv", rows=rows, as_written=as_written, lists=lists, words=words) == []


def test_aims():
    def as_written(aim):
        return {
            "id": aim.slug,
            "programme_id": slug(aim.programme),
            "policy_id": slug(aim.policy),
            "statement": aim.statement,
            "outcome_domains": listed(term.slug for term in aim.domains.all()),
            "locator": aim.locator,
            **source_of(aim),
        }

    rows = in_order(Aim, "aims.csv", "programme", "policy", "domains")

    assert compare("aims.csv", rows=rows, as_written=as_written, lists=["outcome_domains"]) == []


def test_lessons():
    def as_written(lesson):
        factor = lesson.factor
        return {
            "id": lesson.slug,
            "statement": lesson.statement,
            "explanation": lesson.explanation,
            "theme_ids": listed(theme.slug for theme in lesson.themes.all()),
            "kind": lesson.kind,
            "factor": f"{factor.parent.label}: {factor.label}".lower() if factor else "",
            "level": lesson.level,
            "audience": listed(term.label.lower() for term in lesson.audiences.all()),
            "sources_count": str(len({link.paper_id for link in lesson.evidence.all()})),
            "verified": VERIFIED[lesson.verification],
        }

    rows = in_order(Lesson, "lessons.csv", "themes", "audiences", "factor__parent", "evidence")

    assert compare("lessons.csv", rows=rows, as_written=as_written, lists=["theme_ids", "audience"]) == []


def test_evidence_for_lessons():
    columns = ("lesson_id", "paper_id", "initiative_id", "programme_id", "locator", "stance", "note")
    rows = [
        (*(row[name] for name in columns), row["source_url"], row["verified"])
        for row in read_rows("lesson_evidence.csv")
    ]

    found = [
        (
            *(slug(getattr(link, name)) for name in ("lesson", "paper", "initiative", "programme")),
            *(link.locator, link.stance, link.note),
            *(source_of(link)["source_url"], source_of(link)["verified"]),
        )
        for link in LessonEvidence.objects.select_related("lesson", "paper", "initiative", "programme")
    ]

    assert sorted(found) == sorted(rows)


def test_outcomes():
    same = ["measure", "was_aim", "effect", "p_value", "comparator", "timeframe", "study_design", "locator"]

    def as_written(outcome):
        return {
            "id": outcome.slug,
            "paper_id": outcome.paper.slug,
            "initiative_id": slug(outcome.initiative),
            "programme_id": slug(outcome.programme),
            "outcome_domain": outcome.domain.slug,
            "intended": outcome.was_sought,
            "direction": outcome.conclusion,
            "ci_low": outcome.interval_low,
            "ci_high": outcome.interval_high,
            **{name: getattr(outcome, name) for name in same},
            **source_of(outcome),
        }

    rows = in_order(Outcome, "outcomes.csv", "paper", "initiative", "programme", "domain")

    assert compare("outcomes.csv", rows=rows, as_written=as_written) == []
