"""Tests of edits of a log."""
