"""The log: reading it with positions, its model, its names, its faults."""
