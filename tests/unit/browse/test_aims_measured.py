"""Aims meet outcomes in a domain: narrower ones measure broader aims, and gaps are named."""

from evidence.browse.aims import AimRow
from evidence.browse.aims_measured import beside_outcomes
from evidence.browse.outcome_rows import OutcomeRow

ABOVE = {"emergency-admissions": {"emergency-admissions", "hospital-use"}}


def broader(slug: str) -> set[str]:
    return ABOVE.get(slug, {slug})


def an_aim(slug: str, **subjects: str) -> AimRow:
    return AimRow(
        slug, slug, {name.replace("_", "-"): label for name, label in subjects.items()}, "", "", "", "", False, 1
    )


def an_outcome(slug: str, domain: str) -> OutcomeRow:
    blank = dict.fromkeys(OutcomeRow._fields, "")
    return OutcomeRow(**{**blank, "url": slug, "domain_slug": domain, "year": None, "is_unchecked": False})


def test_aim_stands_beside_the_outcomes_of_its_domains():
    cost, admissions = an_outcome("one", "cost"), an_outcome("two", "emergency-admissions")

    found = beside_outcomes([an_aim("save", cost="Cost")], [cost, admissions], broader)

    assert [(row.aim.slug, row.found, row.unmeasured) for row in found.measured] == [("save", (cost,), ())]
    assert found.others == [admissions]


def test_narrower_domain_measures_a_broader_aim():
    outcome = an_outcome("one", "emergency-admissions")

    found = beside_outcomes([an_aim("less", hospital_use="Hospital use")], [outcome], broader)

    assert [row.found for row in found.measured] == [(outcome,)]


def test_broader_domain_does_not_measure_a_narrower_aim():
    outcome = an_outcome("one", "hospital-use")

    found = beside_outcomes([an_aim("less", emergency_admissions="Emergency admissions")], [outcome], broader)

    assert ([row.slug for row in found.unmeasured], found.measured, found.others) == (["less"], [], [outcome])


def test_domains_of_a_measured_aim_that_nobody_measured_are_named():
    aim = an_aim("both", cost="Cost", equity="Equity")

    found = beside_outcomes([aim], [an_outcome("one", "cost")], broader)

    assert [row.unmeasured for row in found.measured] == [("Equity",)]


def test_aim_without_a_domain_is_never_measured():
    found = beside_outcomes([an_aim("vague")], [an_outcome("one", "cost")], broader)

    assert [aim.slug for aim in found.unmeasured] == ["vague"]
