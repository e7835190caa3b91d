"""The database refuses to change or delete what was issued.

A certificate may be withdrawn once and replaced once; its other columns, and the papers
whole, stay as they were written.

SQLite rebuilds a table when a later migration alters it, and the triggers go with the
old table: such a migration ends by running ``protect`` again.
"""

from django.db import migrations

CERTIFICATE = "certificates_certificate"
PAPER = "certificates_certificatepaper"
FIXED = (
    "uuid",
    "record_id",
    "serial",
    "code",
    "issuer_names",
    "issued_at",
    "expires_on",
    "demonstration",
)
SET_TOGETHER_ONCE = ("revoked_at", "revoked_by_id", "revocation_reason")

SAME = {"sqlite": "NEW.{0} IS OLD.{0}", "postgresql": "NEW.{0} IS NOT DISTINCT FROM OLD.{0}"}


def unchanged(vendor, columns):
    return "(" + " AND ".join(SAME[vendor].format(column) for column in columns) + ")"


def tampering(vendor):
    """True when an update does more than withdraw or replace for the first time."""
    return (
        f"NOT ({unchanged(vendor, FIXED)}"
        f" AND (OLD.revoked_at IS NULL OR {unchanged(vendor, SET_TOGETHER_ONCE)})"
        f" AND (OLD.superseded_by_id IS NULL OR {unchanged(vendor, ['superseded_by_id'])}))"
    )


def guards(vendor):
    """Name, deed, table and condition of each trigger."""
    return [
        ("certificate_is_final", "UPDATE", CERTIFICATE, f"WHEN ({tampering(vendor)})"),
        ("certificate_is_kept", "DELETE", CERTIFICATE, ""),
        ("paper_is_final", "UPDATE", PAPER, ""),
        ("paper_is_kept", "DELETE", PAPER, ""),
    ]


SQLITE = (
    "CREATE TRIGGER {name} BEFORE {deed} ON {table} {condition} "
    "BEGIN SELECT RAISE(ABORT, 'issued certificates are final'); END"
)
POSTGRESQL_FUNCTION = (
    "CREATE FUNCTION certificates_are_final() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'issued certificates are final' "
    "USING ERRCODE = 'integrity_constraint_violation'; END $$"
)
POSTGRESQL = (
    "CREATE TRIGGER {name} BEFORE {deed} ON {table} FOR EACH ROW {condition} "
    "EXECUTE FUNCTION certificates_are_final()"
)


def protect(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    statement = SQLITE
    if vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_FUNCTION)
        statement = POSTGRESQL
    for name, deed, table, condition in guards(vendor):
        sql = statement.format(name=name, deed=deed, table=table, condition=condition)
        schema_editor.execute(sql)


def release(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for name, _deed, table, _condition in guards(vendor):
        on_table = f" ON {table}" if vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER {name}{on_table}")
    if vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION certificates_are_final()")


class Migration(migrations.Migration):
    dependencies = [("certificates", "0001_initial")]

    operations = [migrations.RunPython(protect, release)]
