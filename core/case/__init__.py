"""One case: its answer, and all that a reader needs to weigh it."""
