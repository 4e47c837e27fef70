"""Writing the rows that tie records together: only what differs, and never over a curator's work."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from ..curation.changes import Change
from ..models import related_model
from .kept import Conditions
from .parsing import ParsedRow
from .problems import CellError, Problem
from .report import FileReport
from .rules import in_words
from .sheet import Links, Members
from .writing import Pair, find_forbidden, write


def apply_links(links: Links, rows: list[Pair], report: FileReport, change: Change, conditions: Conditions) -> None:
    """Make the link table hold, for each row's record, exactly the targets that its cell lists."""
    targets = _targets(links, rows, report, change)
    there = _links_there(links, rows)
    others = conditions.kept(links.model, f"{links.owner}_id")
    new, changed, gone, fields = [], [], [], set()
    for row, record in rows:
        wanted = _wanted(links, row, targets, report)
        mine = there.get(record.pk, {})
        if _same(wanted, mine):
            continue
        if record.pk in others:
            report.fates[row.line] = "kept"
            continue
        report.mark_changed(row.line)
        if report.fates.get(row.line) == "updated":
            report.note_difference(row.line, links.name, f"{len(mine)} linked", row.cells[links.name])
        for target, values in wanted.items():
            link = mine.get(target)
            if link is None:
                ends = {f"{links.owner}_id": record.pk, f"{links.target}_id": target}
                new.append((row, links.model(**ends, **values)))
            elif any(getattr(link, name) != value for name, value in values.items()):
                vars(link).update(values)
                changed.append((row, link))
                fields |= set(values)
        gone += [(row, link) for target, link in mine.items() if target not in wanted]
    report.problems += find_forbidden(gone, conditions.check, column=links.name, file=report.file)
    if report.problems:
        return
    for _, link in gone:
        change.remove_link(link)
    report.problems += write(
        change,
        links.model,
        new=new,
        changed=changed,
        fields=fields,
        column=links.name,
        file=report.file,
        check=conditions.check,
    )


def _targets(links: Links, rows: list[Pair], report: FileReport, change: Change) -> dict[tuple[str, ...], int]:
    model = related_model(links.model, links.target)
    ids = {tuple(key): pk for *key, pk in model._default_manager.values_list(*links.key, "pk")}
    to_make: dict[tuple[str, ...], Pair] = {}
    for row, _ in rows:
        for key in links.read(row.cells[links.name]):
            if key in ids or key in to_make:
                continue
            if links.make:
                made = links.make(key)
                to_make[key] = (row, made)
                _check_made(made, row, links, report)
            else:
                text = (
                    f"there is no {model._meta.verbose_name} “{key[0]}”. Add it, or write the id of one that is there."
                )
                report.problems.append(Problem(report.file, row.line, links.name, text))
    if report.problems:
        return ids
    new = list(to_make.values())
    report.problems += write(change, model, new=new, changed=[], fields=[], column=links.name, file=report.file)
    if not report.problems:
        ids |= {key: made.pk for key, (_, made) in to_make.items()}
    return ids


def _check_made(made: models.Model, row: ParsedRow, links: Links, report: FileReport) -> None:
    """Check the fields one by one; their rules together are the database's, asked once for all."""
    try:
        made.clean_fields()
    except ValidationError as error:
        text = in_words(error)
        report.problems.append(Problem(report.file, row.line, links.name, text))


def _links_there(links: Links, rows: list[Pair]) -> dict[int, dict[int, models.Model]]:
    there: dict[int, dict[int, models.Model]] = {}
    owners = {record.pk for _, record in rows}
    for link in links.model._default_manager.all():
        owner = getattr(link, f"{links.owner}_id")
        if owner in owners:
            there.setdefault(owner, {})[getattr(link, f"{links.target}_id")] = link
    return there


def _wanted(
    links: Links, row: ParsedRow, targets: dict[tuple[str, ...], int], report: FileReport
) -> dict[int, dict[str, Any]]:
    keys = [key for key in links.read(row.cells[links.name]) if key in targets]
    try:
        return {targets[key]: links.fields(row.cells, position) for position, key in enumerate(keys, start=1)}
    except CellError as error:
        report.problems.append(Problem(report.file, row.line, error.column or links.name, str(error)))
        return {}


def _same(wanted: dict[int, dict[str, Any]], mine: dict[int, models.Model]) -> bool:
    return wanted.keys() == mine.keys() and all(
        getattr(mine[target], name) == value for target, values in wanted.items() for name, value in values.items()
    )


def apply_members(
    members: Members, rows: list[Pair], report: FileReport, change: Change, conditions: Conditions
) -> None:
    """Make the listed records belong to the row's record. A record that belongs to another is refused."""
    by_slug = {member.slug: member for member in members.model._default_manager.all()}  # type: ignore[attr-defined]
    column = f"{members.field}_id"
    others = conditions.kept(members.model, "id")
    changed = []
    for row, record in rows:
        for slug in members.read(row.cells[members.name]):
            member = by_slug.get(slug)
            if member is None or getattr(member, column) not in (None, record.pk):
                text = f"“{slug}” is not there or belongs to another group. Write each record in one group at most."
                report.problems.append(Problem(report.file, row.line, members.name, text))
            elif getattr(member, column) is None and member.pk in others:
                report.fates[row.line] = "kept"
            elif getattr(member, column) is None:
                setattr(member, column, record.pk)
                changed.append((row, member))
                report.mark_changed(row.line)
    report.problems += find_forbidden(changed, conditions.check, column=members.name, file=report.file)
    if not report.problems:
        change.update_many(members.model, [member for _, member in changed], [column])
