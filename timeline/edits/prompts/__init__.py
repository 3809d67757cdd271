"""Questions by which a new entry is asked for: which there are, how answers are read, what completes them."""
