"""The files as the csv module reads them, and the cells that a record would be written as.

Independent of the importing package on purpose: what that package misunderstands must not be misunderstood here too.
"""

import csv

from evidence.starter import DATA

VERIFIED = {"source-text": "seed", "seen": "source", "recalled": "recalled", "": ""}


# An empty port is dropped from an address: both lead to the same page.
EMPTY_PORT = ("http://bmjopen.bmj.com:/", "http://bmjopen.bmj.com/")


def read_rows(name, folder=DATA):
    """Return the rows of a file by column."""
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        return [{column: cell.replace(*EMPTY_PORT) for column, cell in row.items()} for row in csv.DictReader(file)]


def listed(values):
    """Return a list whose order does not matter, as both sides are compared."""
    return sorted(str(value) for value in values)


def parts(cell):
    """Return the values of a cell that holds several."""
    return sorted(part.strip() for part in cell.split(";") if part.strip())


def slug(record):
    return record.slug if record else ""


def number(value):
    return "" if value is None else str(value)


def compare(file, *, rows, as_written, lists=(), words=()):
    """Compare each row of a file with what its record would be written as; return the cells that differ.

    In columns of ``lists`` and ``words`` the order does not matter, in those of ``words`` capitals neither.
    """
    differences = []
    for line, row in enumerate(read_rows(file)):
        written = as_written(rows[line])
        differences += [(line, column, "is not compared") for column in row.keys() - written.keys()]
        for column, value in written.items():
            cell = row[column].lower() if column in words else row[column]
            cell = parts(cell) if column in {*lists, *words} else cell
            if cell != value:
                differences.append((line, column, cell, value))
    return differences
