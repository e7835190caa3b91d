"""Tests that commit empty the tables afterwards; on SQLite the ledgers' triggers would refuse."""

import pytest
from django.db import connection
from django.test import TransactionTestCase


@pytest.fixture(scope="session", autouse=True)
def emptying_tables():
    """Set the triggers aside while the tables are emptied, and put them back."""
    empty = TransactionTestCase._fixture_teardown

    def empty_without_triggers(case):
        triggers = _triggers()
        _run(f'DROP TRIGGER "{name}"' for name, _sql in triggers)
        empty(case)
        _run(sql for _name, sql in triggers)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_without_triggers)
        yield


def _triggers() -> list[tuple[str, str]]:
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return cursor.fetchall()


def _run(statements) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
