"""How much two entries look like one development that was logged twice: pure functions of them and of their log."""
