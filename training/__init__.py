"""The training engine: data path, loop, checkpoints, runs; imports core and never Qt."""
