"""Rule 3: a line is canonical JSON, chained, and holds nothing personal."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from models import people
from models.base import columns, db

from .busy_day import PERSONAL
from .test_schema import TABLES

MODELS = {str(model._meta.table_name): model for model in TABLES}


def _lines() -> list[tuple[int, str, str]]:
    return list(db.execute_sql("SELECT seq, line, hash FROM journal ORDER BY seq"))


def test_a_line_is_canonical_json(lived: Path) -> None:
    for _, line, _ in _lines():
        again = json.dumps(json.loads(line), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert again == line


def test_the_hash_is_sha256_of_previous_hash_line_feed_and_line(lived: Path) -> None:
    previous = "0" * 64
    for _, line, kept in _lines():
        assert kept == hashlib.sha256(previous.encode() + b"\n" + line.encode("utf-8")).hexdigest()
        previous = kept


def test_a_line_says_its_number_when_who_where_and_what(lived: Path) -> None:
    accounts = {row.id for row in people.Account.select()}
    for seq, line, _ in _lines():
        content = json.loads(line)
        assert content["verb"] == "dossier.show_phone" or "counts" not in content
        assert content.keys() - {"private", "counts"} == {
            "account",
            "rows",
            "seq",
            "terminal",
            "time",
            "verb",
        }
        assert content["seq"] == seq
        assert content["terminal"] == "test"
        assert content["account"] in accounts or content["verb"] in ("fixtures.load", "register.found")


def test_a_companion_is_vouched_for_by_its_salted_digest(lived: Path) -> None:
    pairs = db.execute_sql(
        "SELECT j.line, c.salt, c.body FROM journal j LEFT JOIN companion c ON c.seq = j.seq"
    ).fetchall()
    with_companion = [pair for pair in pairs if pair[2] is not None]
    assert len(with_companion) > 30
    for line, salt, body in with_companion:
        assert json.loads(line)["private"] == hashlib.sha256(f"{salt}\n{body}".encode()).hexdigest()
    assert all("private" not in json.loads(line) for line, _, body in pairs if body is None)
    salts = [salt for _, salt, _ in with_companion]
    assert len(set(salts)) == len(salts)


def test_no_personal_column_ever_stands_in_a_line(lived: Path) -> None:
    seen = set()
    for _, line, _ in _lines():
        for change in json.loads(line)["rows"]:
            personal = {name for name, is_personal in columns(MODELS[change["table"]]) if is_personal}
            assert not personal & change["row"].keys()
            assert None not in change["row"].values()
            seen.add(change["table"])
    assert {"person", "visit", "dossier", "step", "outcome", "help_session", "volunteer", "rating"} <= seen


def test_what_was_typed_about_people_is_in_companions_and_in_no_line(lived: Path) -> None:
    digests = re.compile(r'"private":"[0-9a-f]{64}"')
    lines = "\n".join(digests.sub("", line) for _, line, _ in _lines())
    bodies = "\n".join(body for (body,) in db.execute_sql("SELECT body FROM companion"))
    assert [words for words in PERSONAL if words in lines] == []
    assert [words for words in PERSONAL if words not in bodies] == []


def test_a_verb_is_one_line(lived: Path) -> None:
    verbs = [json.loads(line)["verb"] for _, line, _ in _lines()]
    assert verbs.count("visit.close_day") == 1
    assert verbs.count("register.found") == 1
    assert len(set(verbs)) > 40
