"""What a step is fed with: which images, how varied and mixed, as batches on the device."""
