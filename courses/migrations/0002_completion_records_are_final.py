"""The database itself refuses to edit or delete a completion record.

SQLite rebuilds a table when a later migration alters it, and the triggers go with the
old table: such a migration ends by running ``protect`` again.
"""

from django.db import migrations

TABLE = "courses_completionrecord"

SQLITE = [
    f"CREATE TRIGGER {TABLE}_no_{deed.lower()} BEFORE {deed} ON {TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'completion records are final'); END"
    for deed in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    f"CREATE FUNCTION {TABLE}_is_final() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'completion records are final' "
    "USING ERRCODE = 'integrity_constraint_violation'; END $$",
    f"CREATE TRIGGER {TABLE}_final BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_is_final()",
]
UNDO = {
    "sqlite": [f"DROP TRIGGER {TABLE}_no_{deed}" for deed in ("update", "delete")],
    "postgresql": [f"DROP TRIGGER {TABLE}_final ON {TABLE}", f"DROP FUNCTION {TABLE}_is_final()"],
}


def protect(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def release(apps, schema_editor):
    for statement in UNDO[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("courses", "0001_initial")]

    operations = [migrations.RunPython(protect, release)]
