"""Every kept paper is what is printed today; written anew by `python -m tests.golden`."""

from __future__ import annotations

from pathlib import Path

from tests.golden.papers import HERE, NAMES, drawn


def test_every_paper_reads_as_it_is_kept(register: Path) -> None:
    texts = drawn()
    assert set(texts) == set(NAMES)
    for name, text in texts.items():
        assert text == (HERE / f"{name}.txt").read_text("utf-8"), name


def test_the_kept_papers_are_those_that_are_drawn_and_fit_their_paper() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == set(NAMES)
    for path in HERE.glob("*.txt"):
        lines = path.read_text("utf-8").splitlines()
        assert max(map(len, lines)) <= 80, path
