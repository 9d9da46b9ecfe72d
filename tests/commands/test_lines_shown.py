"""What a command tells of a row may take several lines: each is a line, and none moves a cursor."""

from __future__ import annotations

import pytest

from tui.commands.common import show, show_one

TOLD = "TNV01 B\x1b[2Jia\n  cam kết\x07"


def test_lines_of_a_row_stay_lines_without_control_codes(capsys: pytest.CaptureFixture[str]) -> None:
    show([{}, {}], False, lambda row: TOLD)
    show_one({}, False, TOLD)
    assert capsys.readouterr().out == "TNV01 B[2Jia\n  cam kết\n" * 3
