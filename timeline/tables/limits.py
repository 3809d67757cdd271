"""Limits of what is read from a table, so that no file can take all memory or run for ever."""

MOST_ROWS = 1_048_576
"""Maximum number of rows of a sheet, as spreadsheets have it. A CSV file may have more."""

MOST_COLUMNS = 16_384
"""Maximum number of columns."""

LONGEST_CELL = 32_767
"""Maximum number of characters in a cell of a workbook of XLSX or XLS."""

LONGEST_ODS_CELL = 1 << 20
"""Maximum number of characters in a cell of ODS, which sets no limit itself."""

LONGEST_WRITTEN = 1 << 20
"""Maximum number of characters in which the text of a cell is written, with its escapes."""

LONGEST_LINE = 1 << 24
"""Maximum number of characters in a line of a CSV file."""

MOST_SHEETS = 1_000
"""Maximum number of sheets of a workbook."""

MOST_CELLS = 50_000_000
"""Maximum number of cells of a sheet that a few bytes can stand for: repeated ones of ODS, merged ones."""

LARGEST_WORKBOOK = 1 << 29
"""Maximum size of a workbook as it lies on the disk: 512 MiB."""

LARGEST_PART = 1 << 30
"""Maximum size of an unpacked part that is streamed, such as a sheet: 1 GiB."""

LARGEST_KEPT = 1 << 28
"""Maximum size of an unpacked part of which all is kept, such as the shared texts: 256 MiB."""

MOST_PARTS = 10_000
"""Maximum number of parts of a workbook."""

LARGEST_DIRECTORY = 1 << 22
"""Maximum size of the list of a workbook's parts: 4 MiB."""

HIGHEST_RATIO = 250
"""Maximum ratio of the unpacked size to the packed one, for a part of more than `SMALL_PART`. Sheets reach 30."""

SMALL_PART = 1 << 24
"""Size up to which a part may be packed as tightly as it wants: 16 MiB."""

DEEPEST = 100
"""Maximum depth of elements in a part."""

LONGEST_TAG = 1 << 20
"""Maximum size of a single tag or comment, in bytes: 1 MiB."""

MOST_MEMORY = 3 << 30
"""Maximum size of the memory of the process that reads XLS: 3 GiB."""

LONGEST_RUN = 300
"""Maximum time that this process may compute, in seconds; it may take twice as long by the clock."""

LARGEST_SPOOL = 1 << 31
"""Maximum size of what it writes: 2 GiB."""
