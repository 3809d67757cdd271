"""Answers as plain values: no colour, no width, no clock."""
