"""Papers as text and HTML: what is typed stays words, an admin's templates stay in their box."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import replace
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import clock
from models.errors import Refused
from models.papers import FORMS, Handed, Moved, Paper, Party, Sheet
from models.text import line
from tui.papers import as_html, as_text, files, write
from tui.papers.cells import beside, broken, cells
from tui.papers.written import PARTS, TEMPLATES

AT = datetime(2026, 11, 23, 14, 5, tzinfo=clock.LOCAL)
CODES = (*FORMS, "list")


def _paper(form: str, typed: str = "", **more: Any) -> Paper:
    """Return a paper in which everything that anybody may have typed is one text."""
    words = line(typed)
    who = Party(words, words, words, words, words)
    return replace(
        Paper(
            form=form,
            title="Tên giấy",
            old_title="Tên cũ",
            old_code="09",
            series="X",
            number=12,
            year=2026,
            day=AT.date(),
            centre="Trung tâm Phục vụ hành chính công xã Cẩm Thủy",
            commune="Xã Cẩm Thủy",
            code="H56.15.127-261123-0975",
            owner=who,
            submitter=who,
            authorisation=words,
            procedure=words,
            papers=(Sheet(words, 1, 0), Sheet(words, 0, 2, True), Sheet(words, 0, 0)),
            missing=(words,),
            at=AT,
            received_at=AT,
            promised_at=AT,
            officer=words,
            reason=words,
            note=words,
            agency=words,
            to_unit=words,
            steps=(Moved(words, words, AT, words, "late"),),
            dossiers=(Handed("#1", words, words, words, 5), Handed("#2", words, words, words, None)),
        ),
        **more,
    )


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attributes)))


NASTY = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("<>&\"'{}%#\x1b\x07\x9b\r\n\t\u202e\u2028\u0301漢ệ"),
    ),
    max_size=200,
)


@settings(max_examples=60, deadline=None)
@given(typed=NASTY)
@pytest.mark.parametrize("form", CODES)
def test_nothing_typed_breaks_80_columns_or_commands_a_printer(form: str, typed: str) -> None:
    text = write(_paper(form, typed))
    assert all(cells(row) <= 80 for row in text.split("\n"))
    strange = [c for c in text.replace("\n", "") if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co")]
    assert strange == []


@settings(max_examples=60, deadline=None)
@given(typed=NASTY)
@pytest.mark.parametrize("form", CODES)
def test_nothing_typed_becomes_a_tag_of_the_page(form: str, typed: str) -> None:
    """A page with any words has the tags of a page with plain ones; an empty text has dots instead."""
    page = write(_paper(form, typed), "html")
    plain = write(_paper(form, "x" if line(typed) else ""), "html")
    assert Tags(page).found == Tags(plain).found
    assert not [c for c in page.replace("\n", "") if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co")]


@pytest.mark.parametrize("form", CODES)
def test_a_page_stands_alone_and_says_what_the_text_says(form: str) -> None:
    paper = _paper(form, "Nguyễn & Trần")
    page, text = write(paper, "html"), write(paper)
    assert page.startswith("<!DOCTYPE html>")
    assert re.findall(r"https?:|src=|href=|url\(|@import|<script", page) == []
    assert "Nguyễn &amp; Trần" in page
    shown = " ".join(re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL).split())
    for label in re.findall(r"^([A-ZĐ][^:.\n|]{3,60}):", text, re.MULTILINE):
        assert label in shown, label


@pytest.mark.parametrize("form", CODES)
def test_what_is_not_known_is_dotted_and_never_made_up(form: str) -> None:
    paper = Paper(form, "Tên", "Tên", "", "X", None, 2026, date(2026, 11, 23))
    text = write(paper)
    assert "None" not in text
    assert "Undefined" not in text
    labels = [row for row in text.split("\n") if re.match(r"[^|]+: ?\S", row)]
    assert len(labels) > 2
    said = ("Số hồ sơ bàn giao: 0", "Kết quả giải quyết: trước hạn", "Nộp trực tuyến và tra cứu:")
    assert [row for row in labels if "..." not in row and not row.startswith(said)] == []


def test_the_old_wording_says_its_circular_and_a_form_new_since_stays_what_it_is() -> None:
    assert "TÊN CŨ" in write(_paper("04"), wording="old")
    assert "Mẫu số 09 - Thông tư 01/2018" in write(_paper("04"), wording="old")
    assert "Mẫu số 04 - Thông tư 03/2025" in write(_paper("04"))
    assert "Mẫu số 05 - Thông tư 03/2025" in write(_paper("05", old_code=""), wording="old")
    assert {form.old_code for form in FORMS.values()} == {"", "01", "02", "03", "04", "05"}


def test_an_own_template_stands_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "04.j2").write_text("{{ field('Kính thưa', owner.name) }}\n", "utf-8")
    paper = _paper("04", "Lò Văn <b>Ơn</b>")
    assert write(paper, own=tmp_path) == "Kính thưa: Lò Văn <b>Ơn</b>\n"
    assert "&lt;b&gt;Ơn&lt;/b&gt;" in write(paper, "html", own=tmp_path)
    (tmp_path / "04.html.j2").write_text("<i>{{ owner.name }}</i>", "utf-8")
    assert write(paper, "html", own=tmp_path) == "<i>Lò Văn &lt;b&gt;Ơn&lt;/b&gt;</i>\n"
    (tmp_path / "04.j2").write_text("changed: {{ code }}", "utf-8")
    assert write(paper, own=tmp_path).startswith("changed: H56")
    assert write(_paper("05"), own=tmp_path) == write(_paper("05"))


def test_a_part_that_all_forms_share_can_be_ones_own_too(tmp_path: Path) -> None:
    shared = (TEMPLATES / "form.j2").read_text("utf-8").replace("Độc lập", "ĐỘC LẬP")
    (tmp_path / "form.j2").write_text(shared, "utf-8")
    assert "ĐỘC LẬP - Tự do" in write(_paper("02", "x"), own=tmp_path)


@pytest.mark.parametrize(
    ("source", "place", "said"),
    [
        ("một\n{% if %}\n", 2, "Expected an expression"),
        ("{{ field('x', ownr.name) }}", 1, "'ownr' is undefined"),
        ("một\nhai\n{{ owner.nme }}", 3, "has no attribute 'nme'"),
        ("một\n{{ 1 / 0 }}", 2, "division by zero"),
        ("{{ field() }}", 1, "missing 1 required positional argument"),
        ("một\n{{ ''.__class__.__mro__ }}", 2, "unsafe"),
        ("{% for n in range(10 ** 9) %}{% endfor %}", 1, "Range too big"),
        ("{% include '/etc/passwd' %}", 1, "/etc/passwd"),
        ("{% include '../secret.j2' %}", 1, "../secret.j2"),
        ("{% include 'missing.j2' %}", 1, "missing.j2"),
        ("một\n{% include '03.j2' %}", 2, "recursion"),
    ],
)
def test_a_broken_template_is_named_with_file_and_line(
    source: str, place: int, said: str, tmp_path: Path
) -> None:
    own = tmp_path / "papers"
    own.mkdir()
    (tmp_path / "secret.j2").write_text("secret", "utf-8")
    (own / "03.j2").write_text(source, "utf-8")
    with pytest.raises(Refused) as refused:
        write(_paper("03", "x"), own=own)
    assert refused.value.rule == "paper.template"
    assert refused.value.facts["file"] == str(own / "03.j2")
    assert refused.value.facts["line"] == place
    assert said in str(refused.value)


def test_a_template_that_is_not_utf_8_is_named_too(tmp_path: Path) -> None:
    (tmp_path / "03.j2").write_bytes("một\nhai ".encode() + b"\xff\xfe")
    with pytest.raises(Refused) as refused:
        write(_paper("03", "x"), own=tmp_path)
    assert (refused.value.facts["line"], "UTF-8" in str(refused.value)) == (2, True)


def test_text_and_page_are_made_of_the_same_parts() -> None:
    assert all(callable(getattr(as_text, name)) and callable(getattr(as_html, name)) for name in PARTS)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=120), width=st.integers(2, 40), first=st.integers(2, 60))
def test_broken_lines_fit_and_keep_every_letter(text: str, width: int, first: int) -> None:
    lines = broken(text, width, first)
    assert cells(lines[0]) <= first
    assert all(cells(row) <= width for row in lines[1:])
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_columns_stand_where_they_should_whatever_letters_they_hold() -> None:
    assert beside([["ệ", "漢"], ["x", "y"]], [3, 1], "|") == ["ệ  |x", "漢 |y"]
    assert cells("e\u0302\u0323") == 1


def test_a_files_name_is_made_of_form_and_number_only() -> None:
    paper = _paper("02", "../../etc/passwd")
    assert files.suggested(paper) == "mau-02-2026-0012.txt"
    assert files.suggested(replace(_paper("list", "x"), number=None, procedure_code="1.001193")) == (
        "mau-list-1.001193.txt"
    )


def test_a_paper_is_for_its_owners_eyes_and_never_follows_a_link(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.write_text("kept", "utf-8")
    link = tmp_path / "mau.txt"
    link.symlink_to(target)
    with pytest.raises(Refused) as refused:
        files.save(link, "words")
    assert refused.value.rule == "paper.exists"
    files.save(link, "words", force=True)
    assert (target.read_text("utf-8"), link.read_text("utf-8"), link.is_symlink()) == ("kept", "words", False)
    assert os.stat(link).st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "mau.txt"]


def test_a_place_that_cannot_be_written_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        files.save(tmp_path / "no such" / "mau.txt", "words")
    assert refused.value.rule == "paper.unwritable"
    (tmp_path / "prints").write_text("a file where the folder should be", "utf-8")
    with pytest.raises(Refused):
        files.prints(tmp_path / "register.db")
