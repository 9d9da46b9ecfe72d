"""Triggers that every table of the centre's own rows needs."""

NEVER_DELETED = """
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, '{table}: rows are never deleted'); END;
"""


def never_deleted(tables: str) -> str:
    """Return the SQL that makes deleting a row of each of the blank-separated tables fail."""
    return "".join(NEVER_DELETED.format(table=table) for table in tables.split())
