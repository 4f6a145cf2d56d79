"""Measurements with ratios from one run: ours against the plain way, on the same machine."""
