"""Every variable that the library reads is explained to the operator and fixed in tests."""

import ast
import re

from evidence.settings.env import ROOT
from tests.repository.files import list_files
from tests.settings import ENVIRONMENT

READS = r"reader\.\w+|read_secret|os\.environ\.get|os\.getenv"


def _names_read(path) -> set[str]:
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call) and node.args]
    return {
        call.args[0].value
        for call in calls
        if re.fullmatch(READS, ast.unparse(call.func)) and isinstance(call.args[0], ast.Constant)
    }


def test_settings_variables_are_named_in_the_readme():
    read = set().union(*map(_names_read, list_files("evidence/*.py")))
    readme = (ROOT / "README.md").read_text()

    assert {"SECRET_KEY", "DATABASE_URL", "PORT"} <= read
    assert [name for name in sorted(read) if f"`{name}`" not in readme] == []


def test_settings_variables_are_fixed_in_tests():
    read = set().union(*map(_names_read, list_files("evidence/settings/*.py")))

    assert sorted(read) == sorted(ENVIRONMENT)
