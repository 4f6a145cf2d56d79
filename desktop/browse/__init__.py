"""The Browse page: a folder of images, its filters, details and problems."""
