"""Documents for Word, on pages of A4."""

from timeline.export.formats.word.document import as_docx

__all__ = ["as_docx"]
