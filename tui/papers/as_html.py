"""What templates are made of, as HTML; whatever is no markup of ours is escaped."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

DOTS = Markup('<span class="dots"></span>')


def field(label: str, value: object = "", behind: str = "") -> Markup:
    """Return a label with its value, or with dots to write on when it is not known."""
    text = escape("" if value is None else value)
    shown = Markup("<b>{}</b>").format(text) if text.strip() else DOTS
    return Markup('<p class="field"><span>{}:</span> {} {}</p>').format(label, shown, behind)


def dotted(lines: int = 1) -> Markup:
    """Return empty lines to write on."""
    return Markup('<p class="field"><span class="dots"></span></p>') * lines


def items(texts: Sequence[str], mark: str = "") -> Markup:
    """Return numbered lines; a mark such as [ ] becomes a box before each."""
    box = Markup('<span class="box"></span> ') if mark else ""
    return _wrapped("ol", [Markup("<li>{}{}</li>").format(box, text) for text in texts])


def line(text: str) -> Markup:
    """Return running words."""
    return Markup("<p>{}</p>").format(text)


def big(text: str) -> Markup:
    """Return words set apart from the rest."""
    return Markup("<h1>{}</h1>").format(text)


def large(text: str) -> Markup:
    """Return words in larger letters, to be read at arm's length."""
    return Markup('<p class="large">{}</p>').format(text)


def middle(text: str) -> Markup:
    """Return words in the middle of the line."""
    return Markup('<p class="middle">{}</p>').format(text)


def sides(left: Sequence[str], right: Sequence[str]) -> Markup:
    """Return two blocks side by side, each in the middle of its half: heads and signatures."""
    halves = [
        Markup("<div>{}</div>").format(Markup("<br>").join(escape(text) for text in block))
        for block in (left, right)
    ]
    return Markup('<div class="sides">{}{}</div>').format(*halves)


def table(heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[object]]) -> Markup:
    """Return a table, its columns as wide to each other as in text."""
    share = [Markup('<col style="width: {}%">').format(100 * width // sum(widths)) for width in widths]
    head = _wrapped("tr", [Markup("<th>{}</th>").format(text) for text in heads])
    body = [_wrapped("tr", [Markup("<td>{}</td>").format(value) for value in row]) for row in rows]
    return _wrapped("table", [*share, head, *body])


def gap(lines: int = 1) -> Markup:
    """Return empty lines."""
    return Markup('<div class="gap"></div>') * lines


def _wrapped(tag: str, parts: Sequence[Markup]) -> Markup:
    return Markup("<{0}>\n{1}\n</{0}>").format(Markup(tag), Markup("\n").join(parts))
