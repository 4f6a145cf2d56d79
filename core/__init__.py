"""Lesions, images, models, predictions and metrics; imports nothing of ours and never Qt."""
