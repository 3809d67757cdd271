"""The words of an answer: one `Document` of blocks for each, which every format for people prints."""
