"""Answers for people: lines of styled text that fit a width. Only `progress` knows Rich."""
