"""Keeps the files of translations: what there is to translate, and what has been translated."""
