"""A log as one HTML file that needs nothing else: the entries as text, and what a script needs to filter and draw them.

`contents` asks the reports what belongs into the page, `markup` turns text into HTML, `sections` and its neighbours
write the parts for readers, `data` writes the part for the script, and `document` joins them under a policy that lets
nothing else run or load.
"""
