"""Files of references for tests, and the steps from file to library."""

from evidence.importing.applying_imports import apply_import
from evidence.importing.fates import count_fates
from evidence.importing.staging import preview_import


def ris(**fields):
    """Return one RIS record: tags by name, each with a text or a list of texts."""
    fields = {"TY": "JOUR", "TI": "Care in the north of somewhere", "PY": "2019", "AU": "Smith, Jane", **fields}
    lines = [
        f"{tag}  - {text}"
        for tag, texts in fields.items()
        for text in (texts if isinstance(texts, list) else [texts])
        if text
    ]
    return "\n".join([*lines, "ER  - ", ""])


def preview(content, by, *, format_name="ris", name="file.ris"):
    """Preview a file and return the import."""
    content = content.encode() if isinstance(content, str) else content
    return preview_import(content, by=by, file_name=name, format=format_name)


def bring_in(content, by, **options):
    """Preview and apply a file."""
    return apply_import(preview(content, by, **options), by=by)


def actions(run):
    """Return what becomes of each record, in order."""
    return list(run.rows.order_by("number").values_list("action", flat=True))


def total(run):
    """Return all counts together."""
    return sum(count_fates(run).values())
