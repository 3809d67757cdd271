"""Questions: the table of filters, the query language, and the criteria that judge entries."""
