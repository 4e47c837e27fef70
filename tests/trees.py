"""Trees of terms and places in plain SQL, for answers that owe nothing to the library's own queries."""

from django.db import connection


def rows(sql: str) -> list[tuple]:
    """Return the rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def counts(sql: str) -> dict[str, int]:
    """Return value and count of a statement that selects both."""
    return {str(value): count for value, count in rows(sql)}


def tree(table: str, *, records: bool = False) -> str:
    """Return the beginning of a statement: `above` holds (id, ancestor), a row being its own first ancestor."""
    visible = "AND parent.status = 'published'" if records else ""
    return f"""
        WITH RECURSIVE above(id, ancestor) AS (
            SELECT id, id FROM {table}
            UNION
            SELECT above.id, parent.id FROM above
            JOIN {table} child ON child.id = above.ancestor
            JOIN {table} parent ON parent.id = child.parent_id {visible}
        )"""  # noqa: S608 - the names stand in the tests


PLACES = """
    WITH RECURSIVE above(id, ancestor) AS (
        SELECT id, id FROM evidence_place
        UNION
        SELECT above.id, inside.container_id FROM above
        JOIN evidence_placecontainment inside ON inside.place_id = above.ancestor
        JOIN evidence_place container ON container.id = inside.container_id AND container.status = 'published'
    )"""

EVIDENCE = """
    evidence_lessonevidence link
    JOIN evidence_lesson lesson ON lesson.id = link.lesson_id AND lesson.status = 'published'
    JOIN evidence_paper paper ON paper.id = link.paper_id AND paper.status = 'published'
    LEFT JOIN evidence_initiative site ON site.id = link.initiative_id AND site.status = 'published'
"""
"""Visible evidence with its lesson, its paper and the initiative that it was reported from."""
