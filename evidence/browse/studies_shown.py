"""Studies as rows: what they are called, of which papers, and which concern a curator stated about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from ..enums import AppraisalTool, Concern
from ..models import Appraisal, Paper, visible_rows
from ..models.bases import address
from ..search import StudyFound
from .citations import authors_of, short_reference

WORST_FIRST = (Concern.SERIOUS, Concern.SOME, Concern.NONE)
Key = tuple[bool, str]
Row = dict[str, Any]
Stated = Mapping[int, list[tuple[str, str]]]


@dataclass(frozen=True)
class StudyShown:
    """One study: its name and page, its papers as a list, its design, and the concern that was stated about it."""

    name: str
    url: str
    papers: int
    papers_url: str
    design: str
    concern: str
    concern_label: str
    reason: str
    is_appraised: bool


def studies_shown(found: Sequence[StudyFound]) -> dict[Key, StudyShown]:
    """Return the studies by whether papers share them and by name, in three queries."""
    shared, single = ([study.slug for study in found if study.is_shared is which] for which in (True, False))
    columns = (
        "pk",
        "slug",
        "title",
        "year",
        "study_design",
        "study__slug",
        "study__label",
        "study__design",
        "study__status",
    )
    papers = visible_rows(Paper).filter(Q(study__slug__in=shared) | Q(slug__in=single)).order_by("year", "pk")
    of_study: dict[Key, list[Row]] = {(study.is_shared, study.slug): [] for study in found}
    for row in papers.values(*columns):
        for key in ((True, row["study__slug"]), (False, row["slug"])):
            if key in of_study:
                of_study[key].append(row)
    everything = [row["pk"] for rows in of_study.values() for row in rows]
    authors = authors_of([row["pk"] for key, rows in of_study.items() if not key[0] for row in rows])
    concerns = _concerns(everything)
    return {key: _study(key, rows, authors, concerns) for key, rows in of_study.items()}


def _concerns(papers: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Return what curators stated of papers, with their reasons."""
    rows = visible_rows(Appraisal).filter(tool=AppraisalTool.MMAT, is_applicable=True, paper__in=papers)
    stated: dict[int, list[tuple[str, str]]] = {}
    for paper, concern, reason in rows.order_by("pk").values_list("paper_id", "concern", "reason"):
        stated.setdefault(paper, []).append((concern, reason))
    return stated


def _study(key: Key, rows: list[Row], authors: Mapping[int, list[str]], concerns: Stated) -> StudyShown:
    is_shared, slug = key
    stated = [one for row in rows for one in concerns.get(row["pk"], [])]
    concern, reason = next(
        ((value, reason) for worst in WORST_FIRST for value, reason in stated if value == worst), ("", "")
    )
    labels = {value: str(label) for value, label in Concern.choices}
    first = rows[0] if rows else {}
    name = first.get("study__label", slug) if is_shared else _reference(first, slug, authors)
    return StudyShown(
        name=name,
        url="" if is_shared else address(Paper, slug),
        papers=len(rows),
        papers_url=f"/papers/?q=study:%22{slug}%22",
        design=first.get("study__design" if is_shared else "study_design", ""),
        concern=concern,
        concern_label=labels.get(concern, ""),
        reason=reason,
        is_appraised=bool(stated),
    )


def _reference(row: Row, slug: str, authors: Mapping[int, list[str]]) -> str:
    """Return what a paper is called in a row: its authors and year, or its title where nobody is named."""
    if not row:
        return slug
    names = authors.get(row["pk"])
    return short_reference(names, row["year"]) if names else row["title"]
