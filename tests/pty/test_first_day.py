"""From nothing to the screens: a fresh machine, and the demo."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.pty.terminal import Terminal


def test_a_fresh_machine_offers_to_create_a_register_and_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "fresh" / "register.db"
    with Terminal(path, "") as terminal:
        terminal.wait_for("Mã xã 5 số")
        terminal.send("15127", "Enter")
        terminal.wait_for("ÁO XANH · xã Cẩm Thủy")
        terminal.wait_for("Menu")
        terminal.send("F4")
        terminal.wait_for("Quầy đang trống")
        terminal.send("F10", "F10")
        assert terminal.wait_end() == 0


def test_enter_alone_declines_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "register.db"
    with Terminal(path, "") as terminal:
        terminal.wait_for("Mã xã 5 số")
        terminal.send("Enter")
        assert terminal.wait_end() == 0
    assert not path.exists()


def test_the_demo_without_a_terminal_says_where_it_is_and_opens_for_every_role(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    command = [sys.executable, "-m", "tui.cli", "demo", "--days", "1", "--seed", "4", "--db", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120)
    assert done.returncode == 0, done.stderr
    assert str(path) in done.stdout
    for account, shown in (("officer", "Quầy"), ("volunteer", "Hỗ trợ"), ("admin", "Menu")):
        with Terminal(path, account) as terminal:
            terminal.wait_for(f"ÁO XANH · xã Cẩm Thủy · {shown}")
