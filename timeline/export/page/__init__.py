"""A log as one HTML file that needs nothing else: the entries as text, and a script with its data.

`contents` collects the entries of the page from the reports, `markup` turns text into HTML, `sections` and its
neighbours write the parts for readers, `data` writes the part for the script, and `document` joins them under a policy
that lets nothing else run or load.
"""
