"""A figure is read only where an effect is one figure that its fields can hold."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.curation.errors import Refusal
from evidence.curation.figures import limit
from evidence.importing.cells import figure
from evidence.models import Outcome

READ = [
    ("-23%", "-23", "%"),
    ("+2%", "2", "%"),
    ("3.5 %", "3.5", "%"),
    ("\N{MINUS SIGN}4%", "-4", "%"),
    ("+45 pounds", "45", "pounds"),
    ("-37 pounds per patient", "-37", "pounds per patient"),
    ("-2,166 pounds", "-2166", "pounds"),
    ("0.94", "0.94", ""),
    ("-0.042", "-0.042", ""),
    (" 12 ", "12", ""),
]
NOT_ONE_FIGURE = [
    "",
    "-",
    "about 90% agreed",
    "15-50% reduction in 11 of 21 reviews",
    "+87,000 admissions (plan -106,000)",
    "slower growth than elsewhere",
    "750 to 502",
    "24 of 38 schemes measured; over half found no significant effect",
    "1e5",
    "<0.001",
    "12,34",
    "1.2.3",
]
TOO_LONG = ["12345678901", "0.1234567", f"5 {'a' * 61}"]


@pytest.mark.parametrize(("written", "number", "unit"), READ)
def test_one_figure_is_read(written, number, unit):
    assert figure(written) == (Decimal(number), unit)


@pytest.mark.parametrize("written", NOT_ONE_FIGURE)
def test_anything_else_is_not_read(written):
    assert figure(written) == (None, "")


@pytest.mark.parametrize("written", TOO_LONG)
def test_figure_too_long_for_its_field_is_not_read(written):
    assert figure(written) == (None, "")


LIMITS = {"-0.1": "-0.1", "3%": "3", "1,234": "1234", "3 pounds": None, "n.s.": None, "1 to 2, 3": None, "": None}


@pytest.mark.parametrize(("written", "number"), LIMITS.items(), ids=repr)
def test_limit_is_a_plain_number(written, number):
    assert limit(written) == (Decimal(number) if number else None)


@pytest.mark.parametrize("written", ["0,2", "-0,25%", "1.234,5", "12,34", "1,234,5", "\N{MINUS SIGN}1,5 %"])
def test_limit_with_a_decimal_comma_is_refused(written):
    with pytest.raises(Refusal, match="decimal sign as a dot"):
        limit(written)


@given(
    number=st.decimals(-9_999_999_999, 9_999_999_999, places=6, allow_nan=False),
    unit=st.sampled_from(["", "%", "pounds", "days per person"]),
    space=st.sampled_from(["", " "]),
)
def test_figure_that_is_written_out_is_read_back(number, unit, space):
    assert figure(f"{number:+f}{space}{unit}") == (number, unit)
    assert figure(f"{number:,f}{space}{unit}") == (number, unit)


@given(written=st.text("0123456789+-.,% abc", max_size=90))
def test_figure_that_is_read_fits_its_fields(written):
    number, unit = figure(written)

    Outcome._meta.get_field("effect_value").clean(number, None)
    Outcome._meta.get_field("effect_unit").clean(unit, None)
