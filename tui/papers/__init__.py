"""Papers written out: `write` fills a template with what `models.papers` knows."""

from .written import KINDS, WORDINGS, write

__all__ = ["KINDS", "WORDINGS", "write"]
