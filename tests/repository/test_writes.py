"""Records change in one place: nothing outside the actions writes to the database."""

import ast

import pytest

from tests.repository.files import list_files, name

WRITES = {
    "abulk_create",
    "bulk_create",
    "bulk_update",
    "delete",
    "get_or_create",
    "save",
    "update_or_create",
}
# Through a manager or queryset these write; on other objects they mean something else.
WRITES_OF_MANAGERS = {"add", "clear", "create", "remove", "set", "update"}
ALLOWED = ("evidence/curation/", "evidence/migrations/", "evidence/database/")
# A file outside of them that writes, with the reason.
EXCEPTIONS: dict[str, str] = {
    "evidence/search/strategies.py": "a reader's long question is no record: it has no author and expires by itself",
    "evidence/browse/briefing/document.py": "it saves a Word document, in memory",
}


def find_writes(text: str) -> list[str]:
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    return [
        ast.unparse(call.func)
        for call in calls
        if isinstance(call.func, ast.Attribute) and _writes(call.func) and not _is_only_prepared(call)
    ]


def _is_only_prepared(call: ast.Call) -> bool:
    return any(keyword.arg == "commit" and ast.unparse(keyword.value) == "False" for keyword in call.keywords)


def _writes(method: ast.Attribute) -> bool:
    owner = ast.unparse(method.value)
    if owner.split(".")[-1] in {"change", "open_change"}:
        return False  # the open change of `curation/changes.py` is the way that is meant
    through_manager = any(word in owner for word in (".objects", "_manager", ".filter(", ".exclude(", ".all()"))
    return method.attr in WRITES or (method.attr in WRITES_OF_MANAGERS and through_manager)


def test_records_are_written_by_actions_only():
    files = [path for path in list_files("evidence/*.py") if not name(path).startswith(ALLOWED)]
    found = {name(path): writes for path in files if (writes := find_writes(path.read_text()))}

    assert {path: writes for path, writes in found.items() if path not in EXCEPTIONS} == {}
    assert sorted(set(EXCEPTIONS) - set(found)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("paper.save()", ["paper.save"]),
        ("Paper.objects.filter(year=None).update(year=2019)", ["Paper.objects.filter(year=None).update"]),
        ("Paper.objects.create(title='A')", ["Paper.objects.create"]),
        ("rows = formset.save(commit=False)\nrequest.open_change.save(rows[0])", []),
        ("choices.update(more)\nseen.add(1)\nPaper.objects.all().count()", []),
    ],
)
def test_writes_are_recognised(text, found):
    assert find_writes(text) == found
