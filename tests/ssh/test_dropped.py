"""A dropped line costs a key at most: the form comes back on any terminal, and nobody is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ssh.dropping import FORMS, WAYS, Counter, Way
from tests.ssh.server import Server

ONE_SECOND = 1.0


@pytest.mark.timeout(60 * FORMS)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_of_ten_forms_ten_come_back_and_no_process_is_left(server: Server, template: Path, way: Way) -> None:
    counter = Counter(server, template, way)
    try:
        losses = counter.drop(FORMS)
    finally:
        counter.close()
    print(losses)
    assert len(losses.each) == FORMS
    assert sorted(loss.seconds for loss in losses.each)[FORMS // 2] < ONE_SECOND
    assert max(loss.cpu for loss in losses.each) < ONE_SECOND
