"""Tables of figures as they leave the register: text, Zalo, CSV, XLSX, HTML and JSON."""

from .written import ENDINGS, suggested, written

__all__ = ["ENDINGS", "suggested", "written"]
