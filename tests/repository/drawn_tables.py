"""The tables of docs/curating.md, drawn from the code's own."""

from collections.abc import Iterable

from evidence.curation.permissions import RIGHTS, Right
from evidence.curation.workflow import STEPS, WORK_STEPS


def draw(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table of Markdown."""
    lines = [list(heads), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def draw_roles() -> str:
    """Return who may do what: a line for each right, a column for each role."""
    rows = [[f"{right}", *("yes" if right in rights else "" for rights in RIGHTS.values())] for right in Right]
    return draw(["May", *(f"{role}" for role in RIGHTS)], rows)


def draw_steps() -> str:
    """Return the steps between the stages of a record."""
    rows = [
        [
            step.name,
            " or ".join(sorted(str(one.label) for one in step.sources)),
            str(step.target.label),
            f"{step.right}",
        ]
        for step in STEPS
    ]
    return draw(["Step", "From", "To", "Needs the right to"], rows)


def draw_work_steps() -> str:
    """Return the steps between the stages of a work in progress."""
    rows = [
        [step.name, str(step.source.label), str(step.target.label), f"{step.who}", f"{step.right}"]
        for step in WORK_STEPS
    ]
    return draw(["Step", "From", "To", "Taken by", "Needs the right to"], rows)
