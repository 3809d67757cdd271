"""Answers in words: one `Document` of blocks for each, which every format for people prints."""
