"""Tables of other people: CSV files and workbooks, made by the tests that read them."""
