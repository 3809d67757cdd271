"""Tables as others write them: the cells of CSV files and workbooks, read as they stand and never evaluated."""
