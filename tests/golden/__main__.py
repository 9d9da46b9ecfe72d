"""Draw every kept picture anew: python -m tests.golden."""

from __future__ import annotations

import shutil
import tempfile
from itertools import product
from pathlib import Path

from models import store
from models.language import LANGUAGES, SOURCE
from tests.conftest import found
from tests.golden import papers
from tests.golden.scenes import SCENES, draw, prepare_register

SVG = ("desk", "visit", "promises", "find-dossier", "sessions", "find", "figures-team", "roster")
"""The pictures that README shows."""


def main() -> None:
    """Draw all scenes in every language, each on a fresh copy of one register."""
    with tempfile.TemporaryDirectory() as folder:
        template, copy = Path(folder) / "template.db", Path(folder) / "copy.db"
        found(template)
        for language, scene in product(LANGUAGES, SCENES):
            for old in Path(folder).glob("copy.db*"):
                old.unlink()
            shutil.copy(template, copy)
            store.open_file(copy)
            prepare_register()
            text, svg = draw(scene, copy, language)
            store.close()
            scene.kept(language).parent.mkdir(exist_ok=True)
            scene.kept(language).write_text(text, "utf-8")
            if scene.name in SVG and language == SOURCE:
                scene.kept(language).with_suffix(".svg").write_text(svg, "utf-8")
        _draw_papers(Path(shutil.copy(template, Path(folder) / "papers.db")))


def _draw_papers(register: Path) -> None:
    store.open_file(register)
    papers.HERE.mkdir(exist_ok=True)
    for name, text in papers.drawn().items():
        (papers.HERE / f"{name}.txt").write_text(text, "utf-8")
    store.close()


if __name__ == "__main__":
    main()
