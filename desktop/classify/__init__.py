"""The Classify page: images, a patient, probabilities and why."""
