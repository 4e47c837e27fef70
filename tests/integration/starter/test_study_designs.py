"""The words in which sources give their designs find their group."""

import pytest

from evidence.importing.sheets.parts import match_study_design
from evidence.models import Outcome, Paper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starter")]

WORDINGS = [
    ("", ""),
    ("wholly unheard of", ""),
    ("systematic review (167 studies)", "systematic-review"),
    ("systematic review and meta-analysis (89 trials)", "systematic-review"),
    ("rapid realist review", "systematic-review"),
    ("scoping review (84 papers)", "systematic-review"),
    ("protocol for formative evaluation", "protocol"),
    ("stepped-wedge randomised trial", "randomised"),
    ("nested study in cluster randomised trial", "randomised"),
    ("mixed methods with matched controls", "controlled"),
    ("matched comparison, 526 residents in 15 homes", "controlled"),
    ("generalised synthetic control", "controlled"),
    ("difference-in-differences to 22 months after programme end", "controlled"),
    ("quasi-experimental evaluation with ethnography", "controlled"),
    ("mixed methods", "mixed-methods"),
    ("mixed methods service evaluation (250 patients)", "mixed-methods"),
    ("Qualitative study (18 interviews)", "qualitative"),
    ("three case studies, 2011 to 2012", "qualitative"),
    ("audit (HC 739)", "audit-or-inquiry"),
    ("parliamentary inquiry (over 120 witnesses)", "audit-or-inquiry"),
    ("literature review", "other-review"),
    ("evidence summary", "other-review"),
    ("cohort", "quantitative-descriptive"),
    ("online informant survey", "quantitative-descriptive"),
    ("commentary", "opinion-or-policy"),
    ("policy briefing", "opinion-or-policy"),
    ("discussion paper", "opinion-or-policy"),
]
# Words of the files that name no design; the pages show them as they are.
TOO_VAGUE = ["18-month study of the first 32 partnerships", "analysis", "research article", "research with members"]


@pytest.mark.parametrize(("words", "group"), WORDINGS)
def test_design_as_written_finds_its_group(words, group):
    assert match_study_design()(words) == group


@pytest.mark.parametrize(("model", "too_vague"), [(Paper, TOO_VAGUE), (Outcome, [])])
def test_every_design_as_written_has_a_group_where_it_names_one(model, too_vague):
    without = model.objects.filter(design=None).exclude(study_design="")

    assert sorted(set(without.values_list("study_design", flat=True))) == too_vague


@pytest.mark.parametrize("model", [Paper, Outcome])
def test_no_group_stands_where_nothing_is_written(model):
    assert model.objects.filter(study_design="").exclude(design=None).count() == 0
