"""Getting the HAM10000 dataset: its official sources, its archives, and what it must hold."""
