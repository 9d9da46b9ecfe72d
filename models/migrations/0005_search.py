"""What finding and sorting need: words Python cut, keys Python made, parts of codes, units in order.

Rows that are there already get their derived columns anew; the functions come from `migrate`.
"""

_KEPT = """
CREATE TRIGGER {table}_fts_add AFTER INSERT ON {table} WHEN NEW.{column} IS NOT NULL
BEGIN INSERT INTO {table}_fts (rowid, {column}) VALUES (NEW.id, NEW.{column}); END;
CREATE TRIGGER {table}_fts_change AFTER UPDATE OF {column} ON {table} WHEN NEW.{column} IS NOT OLD.{column}
BEGIN
  INSERT INTO {table}_fts ({table}_fts, rowid, {column})
    SELECT 'delete', OLD.id, OLD.{column} WHERE OLD.{column} IS NOT NULL;
  INSERT INTO {table}_fts (rowid, {column}) SELECT NEW.id, NEW.{column} WHERE NEW.{column} IS NOT NULL;
END;
"""


def kept_by_triggers(table: str, column: str) -> str:
    """Return the SQL that keeps a table's full-text index true to one of its columns."""
    return _KEPT.format(table=table, column=column)


SQL = (
    """
DROP TRIGGER person_fts_add;
DROP TRIGGER person_fts_change;
DROP TABLE person_fts;
UPDATE person SET terms = name_terms(name), sort_key = name_key(name) WHERE name IS NOT NULL;
UPDATE volunteer SET sort_key = name_key(name) WHERE name IS NOT NULL;
CREATE VIRTUAL TABLE person_fts USING fts5(
  terms, content='person', content_rowid='id', columnsize=0, detail=none,
  prefix='1 2 3 4 5 6', tokenize='ascii');
INSERT INTO person_fts (person_fts) VALUES ('rebuild');
"""
    + kept_by_triggers("person", "terms")
    + """
CREATE INDEX person_identity_end ON person (substr(identity_number, -4)) WHERE identity_number IS NOT NULL;

CREATE VIRTUAL TABLE dossier_fts USING fts5(
  code, content='dossier', content_rowid='id', columnsize=0, detail=none, tokenize='trigram');
INSERT INTO dossier_fts (dossier_fts) VALUES ('rebuild');
"""
    + kept_by_triggers("dossier", "code")
    + """
ALTER TABLE commune RENAME COLUMN folded TO terms;
ALTER TABLE commune ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
UPDATE commune SET terms = unit_terms(name), sort_key = word_key(name);
ALTER TABLE former_commune RENAME COLUMN folded TO terms;
ALTER TABLE former_commune ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
UPDATE former_commune SET terms = unit_terms(former_name, former_district, former_province),
  sort_key = word_key(former_name) || ' ' || word_key(former_district);

CREATE VIRTUAL TABLE commune_fts USING fts5(
  terms, code UNINDEXED, columnsize=0, detail=none, prefix='1 2 3 4', tokenize='ascii');
CREATE VIRTUAL TABLE former_commune_fts USING fts5(
  terms, former_code UNINDEXED, commune_code UNINDEXED,
  columnsize=0, detail=none, prefix='1 2 3 4', tokenize='ascii');
"""
    + "".join(
        f"""
CREATE TRIGGER {table}_fts_load AFTER INSERT ON fixture_load WHEN NEW.kind = '{kind}'
BEGIN {fill} END;
{fill}
"""
        for table, kind, fill in (
            (
                "commune",
                "communes",
                """
  DELETE FROM commune_fts;
  INSERT INTO commune_fts (rowid, terms, code)
    SELECT row_number() OVER (ORDER BY sort_key, code), terms, code FROM commune WHERE valid_to IS NULL;
""",
            ),
            (
                "former_commune",
                "former_communes",
                """
  DELETE FROM former_commune_fts;
  INSERT INTO former_commune_fts (rowid, terms, former_code, commune_code)
    SELECT row_number() OVER (ORDER BY sort_key, former_code, main_part DESC, commune_code),
      terms, former_code, commune_code FROM former_commune WHERE valid_to IS NULL;
""",
            ),
        )
    )
)
"""The units' indexes are filled again, in the order of their names, whenever units are loaded:
the order of their rows is the order of what is found, so no search sorts."""
