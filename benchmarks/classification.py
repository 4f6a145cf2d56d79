"""One image from file to probabilities on CPU: ours against Pillow, torchvision and eager torch."""
