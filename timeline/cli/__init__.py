"""The command line: each command opens the logs, asks a report, and shows its answer."""
