"""Draw every kept picture anew: python -m tests.golden."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from models import store
from tests.conftest import found
from tests.golden.scenes import HERE, SCENES, draw, prepare_register

SVG = ("desk", "visit", "sessions", "find")
"""The pictures that README shows."""


def main() -> None:
    """Draw all scenes, each on a fresh copy of one register."""
    with tempfile.TemporaryDirectory() as folder:
        template, copy = Path(folder) / "template.db", Path(folder) / "copy.db"
        found(template)
        for scene in SCENES:
            for old in Path(folder).glob("copy.db*"):
                old.unlink()
            shutil.copy(template, copy)
            store.open_file(copy)
            prepare_register()
            text, svg = draw(scene, copy)
            store.close()
            (HERE / f"{scene.name}.txt").write_text(text, "utf-8")
            if scene.name in SVG:
                (HERE / f"{scene.name}.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
