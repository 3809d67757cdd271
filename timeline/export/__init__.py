"""Answers for machines and for documents: JSON, CSV, Markdown. Nothing here knows a terminal."""
