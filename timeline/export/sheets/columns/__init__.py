"""Columns with their cells: of dates, amounts, sources, places and actors, and of the entries that have them."""
