"""What a curator types, and the requests of the form."""

from evidence.models import WorkInProgress

PAPER = {
    "paper-title": "New care models and hospital use in England",
    "paper-authors": "Doe, Jane; Roe, Richard",
    "paper-type": "journal-article",
    "paper-year": "2020",
    "paper-verification": "source-text",
    "paper-study_design": "difference-in-differences",
}
NEW_LESSON = {
    "lesson-1-statement": "Effects on hospital use show only in the third year",
    "lesson-1-kind": "caution",
    "lesson-1-theme": "budgets",
    "lesson-1-locator": "p. 830",
}
LINKED_LESSON = {"lesson-2-lesson": "savings-late", "lesson-2-stance": "qualifies", "lesson-2-locator": "p. 831"}
OUTCOME = {
    "outcome-1-domain": "bed-days",
    "outcome-1-measure": "monthly bed days per 1,000",
    "outcome-1-conclusion": "improved",
    "outcome-1-effect": "-3%",
}
INITIATIVE = {"initiative-1-name": "Salford Together"}
WHOLE = {**PAPER, **NEW_LESSON, **LINKED_LESSON, **OUTCOME, **INITIATIVE}


def begin(client) -> WorkInProgress:
    """Begin an evaluation from nothing."""
    answer = client.post("/curate/enter/", {"way": "nothing"})
    return WorkInProgress.objects.get(pk=int(answer.headers["Location"].strip("/").split("/")[-1]))


def keep(client, work, typed, act="keep", **more):
    """Send the form as it stands."""
    work.refresh_from_db()
    return client.post(f"/curate/enter/{work.pk}/keep/", {"saves": work.saves, "act": act, **typed, **more})


def keep_quietly(client, work, typed, saves=None):
    """Send the form as the script does."""
    work.refresh_from_db()
    saves = work.saves if saves is None else saves
    return client.post(
        f"/curate/enter/{work.pk}/keep/", {"saves": saves, **typed}, headers={"X-Requested-With": "fetch"}
    )
