"""aoxanh volunteer, team, place: the same rules as the screens, for scripts and screen readers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.commands.run import aoxanh, as_json


def _at(register: Path, account: str = "supervisor") -> dict[str, Any]:
    return {"register": register, "account": account}


def test_a_team_by_commands(closed_register: Path) -> None:
    at = _at(closed_register)
    given = ("--group", "3", "--neighbourhood", "Thôn 3")
    assert as_json("team", "add", "D3", "Đội 3", *given, **at)["task_group"] == 3
    assert as_json("team", "join", "D3", "tnv01", "--day", "2026-02-01", **at)["from_day"] == "2026-02-01"
    listed = as_json("team", "list", **at)
    assert [(row["code"], row["members"]) for row in listed] == [("D1", 2), ("D3", 1)]
    twice = aoxanh("team", "join", "D3", "TNV01", **at)
    assert (twice.returncode, twice.stdout) == (1, "")
    assert "TNV01 đã ở đội “Đội 3” từ 01/02/2026" in twice.stderr
    parted = aoxanh("team", "part", "D3", "TNV01", "--day", "28/2/2026", **at)
    assert parted.stdout == "TNV01 ở đội D3 từ 01/02/2026 đến 28/02/2026.\n"
    assert as_json("team", "change", "D3", "--neighbourhood", "", **at).get("neighbourhood") is None
    as_json("team", "join", "D3", "TNV02", **at)
    assert aoxanh("team", "close", "D3", **at).stdout == "Đội D3 đã ngừng: 1 người rời đội.\n"
    assert len(as_json("team", "list", **at)) == 1
    assert "đã ngừng" in aoxanh("team", "list", "--all", **at).stdout
    assert as_json("team", "reopen", "D3", **at)["active"] == 1
    assert aoxanh("team", "part", "D9", "TNV01", **at).returncode == 2


def test_a_volunteer_by_commands(closed_register: Path) -> None:
    at = _at(closed_register)
    given = ("--birth-year", "2004", "--phone", "0912345678", "--organisation", "Đoàn xã", "--team", "D1")
    made = as_json("volunteer", "add", "TNV03", "Lò Văn Ba", *given, **at)
    assert made["code"] == "TNV03" and "name" not in made
    assert aoxanh("volunteer", "add", "TNV04", "Lò Văn Bốn", **at).stdout.startswith(
        "Đã nhận TNV04. TNV04 chưa ký cam kết"
    )
    told = aoxanh("volunteer", "list", "--unpledged", **at)
    assert told.stdout.count("CHƯA CAM KẾT") == 4
    assert told.stderr == "4 tình nguyện viên chưa cam kết bảo mật.\n"
    assert as_json("volunteer", "pledge", "TNV03", "--day", "2026-02-01", **at)["pledged_day"] == "2026-02-01"
    trained = as_json("volunteer", "train", "Bảo mật", "TNV03", "TNV01", "--confidentiality", **at)
    assert [row["confidentiality"] for row in trained] == [1, 1]
    shown = as_json("volunteer", "show", "tnv03", **at)
    assert (shown["name"], shown["phone"], shown["teams"]) == ("Lò Văn Ba", "09xx…678", ["D1"])
    assert [row["topic"] for row in shown["attended"]] == ["Bảo mật"]
    assert aoxanh("volunteer", "phone", "TNV03", **at).stdout == "0912345678\n"
    assert (
        as_json("volunteer", "change", "TNV03", "--organisation", "Trường", **at)["organisation"] == "Trường"
    )
    as_json("roster", "pattern", "add", "TNV03", "TT", "1", "7:00", "11:30", **at)
    closed = aoxanh("volunteer", "close", "TNV03", **at)
    assert closed.stdout == "TNV03 đã nghỉ: bỏ 1 lịch tuần.\n"
    assert "TNV03" not in aoxanh("volunteer", "list", "--team", "D1", **at).stdout
    assert as_json("volunteer", "reopen", "TNV03", **at)["active"] == 1


def test_what_a_volunteer_reads_of_others_by_command(closed_register: Path) -> None:
    at = _at(closed_register, "volunteer")
    assert [row["name"] for row in as_json("volunteer", "list", **at)] == ["Hà Thị Y Bia", "Ơn"]
    assert "Lò Văn" not in aoxanh("volunteer", "show", "TNV02", **at).stdout
    for words in (("phone", "TNV02"), ("pledge", "TNV01"), ("certificate", "TNV01", "--draft")):
        refused = aoxanh("volunteer", *words, **at)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "không có quyền" in refused.stderr
    refused = aoxanh("volunteer", "list", **_at(closed_register, "cashier"))
    assert (refused.returncode, refused.stdout) == (1, "")


def _taught(at: dict[str, Any]) -> tuple[str, ...]:
    """Let TNV01 have taught a class in February, and return the options of that month."""
    planned = ("--title", "VNeID", "--day", "2026-02-02", "--from", "19:00", "--to", "20:30", "--place", "TT")
    lesson = as_json("lesson", "plan", *planned, "--teacher", "TNV01", **at)
    as_json("lesson", "hold", str(lesson["number"]), "--heads", "12", **at)
    return "--from", "2026-02-01", "--to", "2026-02-28"


def test_a_certificate_by_command(closed_register: Path, tmp_path: Path) -> None:
    at = _at(closed_register)
    empty = aoxanh("volunteer", "certificate", "TNV01", **at)
    assert (empty.returncode, empty.stdout) == (1, "")
    days = _taught(at)
    seen = aoxanh("volunteer", "certificate", "TNV01", *days, "--preview", **at)
    assert "Tổng thời gian tình nguyện" in seen.stdout and "1 giờ 30 phút" in seen.stdout
    draft = aoxanh("volunteer", "certificate", "TNV01", *days, "--draft", **at)
    assert "Số: ....../GXN-TTPVHCC" in draft.stdout
    assert "từ ngày 01 tháng 02" in draft.stdout
    first = as_json("volunteer", "certificate", "TNV01", *days, **at)
    assert (first["number"], first["again"]) == (1, False)
    out = tmp_path / "paper.html"
    again = aoxanh("volunteer", "certificate", "TNV01", *days, "--format", "html", "--out", out, **at)
    assert (again.returncode, again.stdout) == (0, "")
    assert "(bản in lại)" in out.read_text("utf-8") and "<html" in out.read_text("utf-8")
    assert aoxanh("volunteer", "certificate", "TNV01", *days, "--out", out, **at).returncode == 1
    kept = as_json("volunteer", "certificate", "--number", f"1/{first['year']}", **at)
    assert kept["paper"].replace("(bản in lại)", "").split() == first["paper"].split()
    assert aoxanh("volunteer", "certificate", "--number", "7", **at).returncode == 2
    assert aoxanh("volunteer", "certificate", "--number", "x", **at).returncode == 2
    assert aoxanh("volunteer", "certificate", **at).returncode == 2


def test_an_own_template_stands_before_the_shipped_certificate(closed_register: Path) -> None:
    at = _at(closed_register)
    own = closed_register.parent / "papers"
    own.mkdir()
    (own / "TN.j2").write_text("{{ service.nothing_like_it }}", "utf-8")
    days = _taught(at)
    broken = aoxanh("volunteer", "certificate", "TNV01", *days, **at)
    assert (broken.returncode, broken.stdout) == (1, "")
    assert "TN.j2" in broken.stderr
    (own / "TN.j2").write_text("{{ service.name }} {{ number }}", "utf-8")
    written = aoxanh("volunteer", "certificate", "TNV01", *days, **at)
    assert written.stdout == "Hà Thị Y Bia 1\n", "a broken template takes no number"


def test_places_by_command(closed_register: Path) -> None:
    at = _at(closed_register, "admin")
    given = ("--kind", "neighbourhood_house", "--neighbourhood", "Thôn 3", "--needed", "2")
    assert as_json("place", "add", "NVH3", "Nhà văn hóa thôn 3", *given, **at)["needed"] == 2
    assert aoxanh("place", "list", **at).stdout.splitlines()[2] == (
        "NVH3     Nhà văn hóa thôn 3 · Nhà văn hóa · Thôn 3 · cần 2 người mỗi buổi"
    )
    as_json("roster", "pattern", "add", "TNV01", "NVH3", "1", "7:00", "11:30", **_at(closed_register))
    closed = as_json("place", "change", "NVH3", "--name", "Nhà văn hóa", "--close", **at)
    assert (closed["active"], closed["given_up"]["patterns"]) == (0, 1)
    assert [row["code"] for row in as_json("place", "list", **at)] == ["TT", "CA"]
    assert len(as_json("place", "list", "--all", **at)) == 3
    assert as_json("place", "change", "NVH3", "--reopen", **at)["active"] == 1
    assert "needed" not in as_json("place", "change", "NVH3", "--needed", "", **at)
    assert aoxanh("place", "change", "NVH3", "--needed", "2.5", **at).returncode == 2
    assert aoxanh("place", "add", "X", "Y", "--kind", "moon", **at).returncode == 2
    assert aoxanh("place", "change", "TT", "--close", **at).returncode == 1


def test_volunteers_from_a_file_by_command(closed_register: Path, tmp_path: Path) -> None:
    path = tmp_path / "volunteers.csv"
    path.write_text("code,name,team\nTNV03,Lò Văn Ba,D1\nTNV04,,D1\n", "utf-8")
    at = _at(closed_register, "admin")
    bad = aoxanh("load", path, **at)
    assert bad.returncode != 0 and "volunteers.csv:3:name" in bad.stderr
    path.write_text("code,name,team\nTNV03,Lò Văn Ba,D1\n", "utf-8")
    assert "thêm 1, đổi 0" in aoxanh("load", path, **at).stdout
    assert len(as_json("volunteer", "list", **at)) == 3


def test_hours_and_trainings_of_a_volunteer_are_shown_to_who_reads_volunteers_or_the_own(
    closed_register: Path,
) -> None:
    told = {
        account: as_json("volunteer", "show", "TNV01", **_at(closed_register, account))
        for account in ("supervisor", "volunteer", "volunteer2")
    }
    seen = [account for account, row in told.items() if {"month", "attended", "certificates"} & set(row)]
    assert seen == ["supervisor", "volunteer"]
    assert told["volunteer2"]["code"] == "TNV01"
