"""What a user gets: a wheel with every data file, a README whose words are true."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

from tests import readme
from tests.conftest import ROOT

README = ROOT / "README.md"


def test_the_wheel_holds_every_module_data_file_and_stylesheet(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        str(path.relative_to(ROOT))
        for room in ("models", "fixtures", "tui")
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted <= held
    assert "fixtures/data/communes.csv" in held
    assert "fixtures/data/LICENSE-vietnamadminunits.txt" in held
    assert not [name for name in held if name.startswith("tests/")]


def test_the_readme_begins_with_two_commands_and_ci_runs_the_second() -> None:
    text = README.read_text("utf-8")
    commands = re.findall(r"^.*python3 -m venv .*$", text, re.MULTILINE)
    assert len(commands) == 2
    assert commands[0].endswith("aoxanh demo")
    assert "pip install" in commands[1] and "[test]" in commands[1] and "-m pytest" in commands[1]
    assert text.index(commands[1]) < text.index("## What it is")
    grep = re.search(r"grep -m 1 '([^']+)' README.md", (ROOT / ".ci" / "run").read_text("utf-8"))
    assert grep is not None
    found = [line for line in text.splitlines() if re.match(grep[1], line)]
    assert found[0] == commands[1]


def test_the_readmes_keys_are_the_programs() -> None:
    text = README.read_text("utf-8")
    assert readme.with_table(text) == text


def test_the_readmes_pictures_exist_and_every_command_is_named() -> None:
    text = README.read_text("utf-8")
    for picture in re.findall(r"!\[[^]]*\]\(([^)]+)\)", text):
        assert (ROOT / picture).read_text("utf-8").startswith("<svg")
    from tui.commands.root import COMMANDS

    assert [name for name in COMMANDS if f"aoxanh {name}" not in text and f"`{name}`" not in text] == []


def test_the_readmes_backup_is_a_sound_register(closed_register: Path, tmp_path: Path) -> None:
    found = re.search(r"^aoxanh backup --to (\S+) ", README.read_text("utf-8"), re.MULTILINE)
    assert found is not None
    command = [sys.executable, "-m", "tui.cli", "--db", str(closed_register), "--as", "officer", "backup"]
    done = subprocess.run(
        [*command, "--to", str(tmp_path)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    from models import store

    store.open_file(Path(done.stdout.strip()))
    health = store.check()
    store.close()
    assert health.sound
    assert health.lines > 0


def test_the_project_speaks_of_itself_alone() -> None:
    """No path of a machine it was written on stands in what users get."""
    for room in ("models", "fixtures", "tui"):
        for path in (ROOT / room).rglob("*.py"):
            assert not re.search(r"/(work|root|home)/", path.read_text("utf-8")), path
