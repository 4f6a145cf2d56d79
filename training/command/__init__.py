"""The commands on runs beside those of `training/cli.py`: they parse, call and print."""
