"""The cases of a reader: kept in one SQLite file, each change in a chain that can be checked."""
