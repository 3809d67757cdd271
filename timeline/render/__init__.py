"""Answers for people: lines of styled text that fit a width. Only `output` knows Rich."""
