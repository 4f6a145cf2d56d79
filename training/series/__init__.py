"""Several runs, worked off through the supervisor: the queue and the folds."""
