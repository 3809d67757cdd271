"""Tests of edits: checked as if they stood there, written whole or not at all, and taken back."""
