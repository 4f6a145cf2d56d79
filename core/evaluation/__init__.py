"""Honest evaluation: figures with intervals by lesion, without torch and without Qt."""
