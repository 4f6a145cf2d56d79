"""Data only: facts, presets, fonts, icons and styles, read through importlib.resources."""
