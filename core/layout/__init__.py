"""How a dataset lies on disk: folders, folders of a class, tables."""
