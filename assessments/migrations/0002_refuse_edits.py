"""Versions, answer events and results are written once: the database refuses the rest."""

from django.db import migrations

TABLES = [
    "assessments_questionversion",
    "assessments_answerevent",
    "assessments_attemptresult",
]

SQLITE = """
CREATE TRIGGER {table}_no_{deed} BEFORE {deed} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is written once'); END
"""

POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION assessments_written_once() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION USING
    MESSAGE = TG_TABLE_NAME || ' is written once',
    ERRCODE = 'integrity_constraint_violation'; END
$$ LANGUAGE plpgsql
"""

POSTGRES = """
CREATE TRIGGER {table}_no_{deed} BEFORE {deed} ON {table}
FOR EACH ROW EXECUTE FUNCTION assessments_written_once()
"""


def triggers():
    return [(table, deed) for table in TABLES for deed in ("update", "delete")]


def refuse(apps, schema_editor):
    statement = SQLITE
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES_FUNCTION)
        statement = POSTGRES
    for table, deed in triggers():
        schema_editor.execute(statement.format(table=table, deed=deed))


def allow(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for table, deed in triggers():
        on_table = f" ON {table}" if postgres else ""
        schema_editor.execute(f"DROP TRIGGER {table}_no_{deed}{on_table}")
    if postgres:
        schema_editor.execute("DROP FUNCTION assessments_written_once()")


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_initial")]
    operations = [migrations.RunPython(refuse, allow)]
