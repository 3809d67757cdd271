"""Answers as tables for CSV, Excel and data packages: the columns, and the tables that commands compose from them."""
