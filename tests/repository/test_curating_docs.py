"""The tables of docs/curating.md are those of the code."""

import pytest

from evidence.settings.env import ROOT
from tests.repository.drawn_tables import draw_roles, draw_steps, draw_work_steps

TEXT = (ROOT / "docs/curating.md").read_text()


@pytest.mark.parametrize("draw", [draw_roles, draw_steps, draw_work_steps])
def test_a_table_is_drawn_as_the_code_has_it(draw):
    assert draw() in TEXT, f"Put this into docs/curating.md:\n{draw()}"
