"""The commands on data and models beside those of `core/cli.py`: they parse, call and print."""
