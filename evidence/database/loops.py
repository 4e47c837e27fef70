"""A migration operation that lets the database itself refuse loops."""

from django.db.migrations.operations.base import Operation

_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION evidence_forbid_loop() RETURNS trigger AS $$
DECLARE
    below bigint; above bigint; found boolean;
BEGIN
    EXECUTE format('SELECT ($1).%1$I, ($1).%2$I', TG_ARGV[0], TG_ARGV[1]) INTO below, above USING NEW;
    IF above IS NULL THEN RETURN NEW; END IF;
    PERFORM pg_advisory_xact_lock(TG_RELID::bigint);
    EXECUTE format(
        'WITH RECURSIVE up(id) AS (SELECT $1 UNION SELECT t.%2$I FROM %3$s t JOIN up ON t.%1$I = up.id
         WHERE t.%2$I IS NOT NULL) SELECT EXISTS (SELECT 1 FROM up WHERE id = $2)',
        TG_ARGV[0], TG_ARGV[1], TG_RELID::regclass
    ) INTO found USING above, below;
    IF found THEN
        RAISE EXCEPTION 'loop in %: % is already above %', TG_TABLE_NAME, below, above
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$ LANGUAGE plpgsql;
"""
_POSTGRES_TRIGGER = """
CREATE TRIGGER {table}_no_loop BEFORE INSERT OR UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION evidence_forbid_loop('{below}', '{above}');
"""
_SQLITE_TRIGGER = """
CREATE TRIGGER {table}_no_loop_{event} BEFORE {event} ON {table} WHEN NEW.{above} IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'CHECK constraint failed: loop in {table}')
    WHERE EXISTS (
        WITH RECURSIVE up(id) AS (
            SELECT NEW.{above} UNION
            SELECT t.{above} FROM {table} t JOIN up ON t.{below} = up.id WHERE t.{above} IS NOT NULL
        )
        SELECT 1 FROM up WHERE id = NEW.{below}
    );
END;
"""


class ForbidLoop(Operation):
    """Refuse rows by which something would come to stand above itself, however many steps apart.

    ``below`` and ``above`` are the two columns of an edge: a row's own id and its parent, or the two ends of a link.
    SQLite drops triggers when Django alters their table: repeat the operation in the migration that does so.
    A test tries every loop on both databases.
    """

    reversible = True

    def __init__(self, table: str, below: str, above: str):
        self.names = {"table": table, "below": below, "above": above}

    def deconstruct(self):
        return "ForbidLoop", [], self.names

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(_POSTGRES_FUNCTION, params=None)
            schema_editor.execute(_POSTGRES_TRIGGER.format(**self.names))
        else:
            for event in ("INSERT", "UPDATE"):
                schema_editor.execute(_SQLITE_TRIGGER.format(event=event, **self.names))

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        table = self.names["table"]
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_loop ON {table}")
        else:
            for event in ("INSERT", "UPDATE"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_loop_{event}")

    def describe(self):
        return f"Forbid loops in {self.names['table']}"
