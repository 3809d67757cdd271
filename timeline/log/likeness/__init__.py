"""The likeness of two entries, as of one development that was logged twice: pure functions of them and of their log."""
