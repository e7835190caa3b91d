"""Signatures and decisions are written once: the database refuses the rest.

SQLite rebuilds a table when a later migration alters it, and the triggers go with the
old table: such a migration ends by running ``protect`` again.
"""

from django.db import migrations

TABLES = ["home_signoff", "home_publishingdecision"]

SQLITE = """
CREATE TRIGGER {table}_no_{deed} BEFORE {deed} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is written once'); END
"""

POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION home_written_once() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION USING
    MESSAGE = TG_TABLE_NAME || ' is written once',
    ERRCODE = 'integrity_constraint_violation'; END
$$ LANGUAGE plpgsql
"""

POSTGRES = """
CREATE TRIGGER {table}_no_{deed} BEFORE {deed} ON {table}
FOR EACH ROW EXECUTE FUNCTION home_written_once()
"""


def triggers():
    return [(table, deed) for table in TABLES for deed in ("update", "delete")]


def protect(apps, schema_editor):
    statement = SQLITE
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES_FUNCTION)
        statement = POSTGRES
    for table, deed in triggers():
        schema_editor.execute(statement.format(table=table, deed=deed))


def release(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for table, deed in triggers():
        on_table = f" ON {table}" if postgres else ""
        schema_editor.execute(f"DROP TRIGGER {table}_no_{deed}{on_table}")
    if postgres:
        schema_editor.execute("DROP FUNCTION home_written_once()")


class Migration(migrations.Migration):
    dependencies = [("home", "0002_expert_review")]
    operations = [migrations.RunPython(protect, release)]
