"""The Train page: a form made from the config, the runs, and the curves of the one chosen."""
