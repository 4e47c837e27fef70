"""The database itself refuses each kind of bad row: one case or more for every check constraint."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, models
from django.db.models import F, Value

from tests.integration.models.rows import MODELS, force, make_row

pytestmark = pytest.mark.django_db

TOO_EARLY, TOO_LATE = 1899, 2101
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
MADE = object()  # stands for a record that is made for the case
# What is its own end is a loop too, and the trigger against loops speaks before the check.
OWN_END, LOOP = ("_not_its_own_parent", "_not_itself"), "loop in"


def written(identifier):
    """Return an identifier that its field does not normalise on the way to the database."""
    return Value(identifier, output_field=models.CharField())


# What breaks a rule, by the end of the constraint's name.
SHARED = {
    "status_known": [{"status": "nonsense"}, {"status": ""}],
    "verification_known": [{"verification": "nonsense"}, {"verification": ""}],
    "seen_has_address": [{"verification": "seen", "source_url": ""}],
    "withdrawn_has_reason": [{"status": "withdrawn", "withdrawn_reason": ""}],
    "slug_given": [{"slug": ""}],
    "label_given": [{"label": ""}],
    "not_its_own_parent": [{"parent": F("id")}],
    "nation_known": [{"nation": "atlantis"}],
    "level_known": [{"level": "nano"}],
    "basis_known": [{"basis": "hearsay"}, {"basis": ""}],
    "position_from_one": [{"position": 0}],
    "year_in_range": [{"year": TOO_EARLY}, {"year": TOO_LATE}],
    "population_year_in_range": [{"population_year": TOO_EARLY}, {"population_year": TOO_LATE}],
    "start_year_in_range": [{"start_year": TOO_EARLY}, {"start_year": TOO_LATE}],
    "end_year_in_range": [{"end_year": TOO_EARLY}, {"end_year": TOO_LATE}],
    "ends_after_start": [{"start_year": 2010, "end_year": 2009}],
}
OWN = {
    "accountevent_says_what": [{"what": ""}],
    "acronym_meaning_given": [{"meaning": ""}],
    "aim_either_programme_or_policy": [{"programme": None}, {"policy": MADE}],
    "appraisal_confidence_known": [{"tool": "cerqual", "paper": None, "lesson": MADE, "confidence": "absolute"}],
    "appraisal_either_paper_or_lesson": [{"paper": None}, {"lesson": MADE}],
    "appraisal_tool_fits_record": [{"tool": "cerqual"}, {"tool": "stars"}, {"confidence": "high"}],
    "appraisalanswer_answered": [{"item": ""}, {"answer": ""}],
    "author_person_or_body": [
        {"family": "", "given": ""},
        {"family": ""},
        {"literal": "A body that is a person too"},
        {"literal": "A body with given names", "family": ""},
    ],
    "changeclock_is_one_row": [{"id": 2}],
    "changeset_action_given": [{"action": ""}],
    "citation_not_itself": [{"cited": F("paper")}],
    "correction_answered_whole_or_open": [{"status": "answered"}, {"answer": "Mended."}],
    "correction_names_a_record_or_none": [{"kind": "lesson"}, {"slug": "lesson-1"}],
    "correction_text_given": [{"text": ""}],
    "appraisal_concern_known": [{"concern": "slight"}],
    "appraisal_concern_is_about_a_paper": [{"tool": "cerqual", "paper": None, "lesson": MADE, "concern": "some"}],
    "doublereading_settled_whole_or_open": [{"settled_at": LONG_AGO}],
    "doublereading_task_fits_record": [{"task": "direction"}, {"task": "nonsense"}, {"paper": None}],
    "erasure_has_reason": [{"reason": ""}],
    "importrow_action_known": [{"action": "lost"}, {"action": ""}],
    "importrow_choice_known": [{"choice": "both"}, {"choice": ""}],
    "importrow_number_from_one": [{"number": 0}],
    "importrow_update_of_something": [{"action": "update"}, {"action": "unchanged"}],
    "importrun_changes_when_applied": [{"change_set": MADE}, {"work": MADE}],
    "importrun_file_named": [{"file_name": ""}, {"sha256": ""}],
    "importrun_reads_what_is_there": [{"read": 2}],
    "importrun_refused_says_why": [{"stage": "refused"}],
    "importrun_stage_known": [{"stage": "lost"}],
    "initiative_integration_type_known": [{"integration_type": "diagonal"}],
    "initiative_slug_is_no_list": [{"slug": "a-to-z"}, {"slug": "by-programme"}],
    "initiative_summary_verification_known": [{"summary_verification": "guessed"}],
    "initiativesuccession_not_itself": [{"predecessor": F("initiative")}],
    "invitation_name_given": [{"name": ""}],
    "invitation_to_a_role_or_an_account": [{"role": ""}],
    "invitation_used_by_an_account": [{"used_at": LONG_AGO}],
    "keptapart_in_order": [{"first": F("second")}],
    "keptapart_kind_given": [{"kind": ""}],
    "lesson_kind_known": [{"kind": "rumour"}, {"kind": ""}],
    "lesson_statement_given": [{"statement": ""}],
    "lessonevidence_one_of_initiative_and_programme": [{"initiative": MADE, "programme": MADE}],
    "lessonevidence_stance_known": [{"stance": "doubts"}, {"stance": ""}],
    "linkcheck_address_given": [{"address": ""}],
    "linkcheck_answer_known": [{"answer": "rumour"}, {"answer": ""}],
    "movedaddress_given": [{"kind": ""}, {"slug": ""}],
    "organisation_name_given": [{"name": ""}],
    "outcome_conclusion_known": [{"conclusion": "better"}],
    "outcome_estimate_direction_known": [{"estimate_direction": "up"}],
    "outcome_interval_in_order": [{"low_value": 2, "high_value": 1}],
    "outcome_measure_given": [{"measure": ""}],
    "outcome_one_of_initiative_and_programme": [{"initiative": MADE, "programme": MADE}],
    "outcome_was_aim_known": [{"was_aim": "perhaps"}],
    "outcome_was_sought_known": [{"was_sought": "perhaps"}],
    "paper_doi_normalised": [
        {"doi": written(value)} for value in ("", "10.1234/ABC", "https://doi.org/10.1234/a", "10.12/a")
    ],
    "paper_editorial_status_known": [{"editorial_status": "lost"}],
    "paper_isbn_normalised": [
        {"isbn": written(value)} for value in ("", "0306406152", "978-030640615", "9710306406157")
    ],
    "paper_pmcid_normalised": [{"pmcid": written(value)} for value in ("", "5354217", "pmc5354217", "PMC0", "PMC007")],
    "paper_pmid_normalised": [{"pmid": written(value)} for value in ("", "0", "01234", "12a")],
    "paper_title_given": [{"title": ""}],
    "place_kind_known": [{"kind": "planet"}, {"kind": ""}],
    "placecontainment_not_itself": [{"container": F("place")}],
    "placeoverlap_not_itself": [{"other": F("place")}],
    "programme_pilot_purpose_known": [{"pilot_purpose": "fun"}],
    "programme_policy_style_known": [{"policy_style": "baroque"}],
    "programme_style_verification_known": [{"style_verification": "guessed"}],
    "programmesuccession_not_itself": [{"predecessor": F("programme")}],
    "reading_first_or_second": [{"place": 0}, {"place": 3}],
    "readinganswer_answered": [{"question": ""}, {"answer": ""}],
    "settlement_says_what_and_why": [{"question": ""}, {"answer": ""}, {"reason": ""}],
    "study_overlap_known": [{"overlap": "some"}, {"overlap": ""}],
    "theme_seen_has_source": [{"verification": "seen", "source": "", "source_url": ""}],
    "storedquestion_key_given": [{"key": ""}],
    "storedquestion_text_given": [{"text": ""}],
    "workinprogress_accepted_by_somebody": [{"stage": "accepted"}],
    "workinprogress_stage_known": [{"stage": "lost"}],
}
CHECKS = {
    constraint.name: model
    for model in MODELS
    for constraint in model._meta.constraints
    if isinstance(constraint, models.CheckConstraint)
}


def find_cases(name):
    ending = name.removeprefix(f"{CHECKS[name]._meta.model_name}_")
    return OWN.get(name) or SHARED.get(ending, [])


CASES = [
    pytest.param(name, bad, id=f"{name}-{number}") for name in CHECKS for number, bad in enumerate(find_cases(name))
]


def test_every_check_has_a_case():
    assert [name for name in CHECKS if not find_cases(name)] == []


def test_every_case_belongs_to_a_check():
    assert sorted(OWN.keys() - CHECKS.keys()) == []


@pytest.mark.parametrize(("name", "bad"), CASES)
def test_bad_row_is_refused_by_its_check(name, bad):
    model = CHECKS[name]
    row = make_row(model)
    values = {
        field: make_row(model._meta.get_field(field).related_model) if value is MADE else value
        for field, value in bad.items()
    }

    with pytest.raises(IntegrityError, match=rf"\b{name}\b|{LOOP if name.endswith(OWN_END) else name}"):
        force(row, **values)
