"""aoxanh report ratings and effect: what they print, in which formats, for whom."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from models import outcomes, ratings, visits
from models.figures import effect, satisfaction
from models.journal import Actor
from tests.commands.run import aoxanh
from tests.models.busy_day import serve_one
from tui.commands import report_visits


@pytest.fixture
def morning(register: Path, officer: Actor) -> None:
    """Six visits, each of them rated."""
    for score in (1, 1, 1, 1, 1, 2):
        visit = serve_one(officer, procedures=["ks"])
        outcomes.record(by=officer, visit_id=visit.id, kind="INFO")
        visits.finish(by=officer, visit_id=visit.id)
        ratings.rate(by=officer, visit_id=visit.id, score=score)


def test_what_can_be_asked_for_is_what_the_models_know() -> None:
    assert set(report_visits.PARTS) == {satisfaction.EVERYTHING, *satisfaction.PARTS}
    assert set(report_visits.MEASURES) == set(effect.MEASURES)


@pytest.mark.parametrize("part", report_visits.PARTS)
def test_ratings_are_reported_as_data_with_small_cells_hidden(
    part: str, register: Path, morning: None
) -> None:
    done = aoxanh(
        "report", "ratings", "--by", part, "--format", "json", account="supervisor", register=register
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    if part == "reason":
        assert (told["rows"], told["total"]) == ([], None)
    else:
        assert (told["total"]["many"], told["total"]["score_1"], told["total"]["score_2"]) == (6, None, None)


def test_the_effect_is_reported_in_columns_and_for_spreadsheets(register: Path, morning: None) -> None:
    done = aoxanh("report", "effect", account="supervisor", register=register)
    assert "Khai sinh" in done.stdout and "chưa đủ số liệu" in done.stdout
    assert "mô tả, không chứng minh" in " ".join(done.stdout.split())
    done = aoxanh(
        "report", "effect", "--of", "waited", "--format", "csv", account="supervisor", register=register
    )
    head, *rows = csv.reader(io.StringIO(done.stdout.lstrip("\ufeff")))
    assert "lượt không hỗ trợ" in head
    assert rows[0][head.index("lượt không hỗ trợ")] == "6"


def test_who_may_not_read_all_figures_reads_neither(register: Path, morning: None) -> None:
    for name in ("ratings", "effect"):
        done = aoxanh("report", name, account="volunteer", register=register)
        assert (done.returncode, done.stdout) == (1, "")
        assert "figures.read" in done.stderr


def test_whoever_sits_at_a_desk_is_told_that_today_is_left_out(register: Path, morning: None) -> None:
    done = aoxanh("report", "ratings", account="officer", register=register)
    assert "ở quầy chỉ xem những ngày đã qua" in " ".join(done.stdout.split())
