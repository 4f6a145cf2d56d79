"""What a model keeps of its training lesions: where they lie in its features, no images."""
