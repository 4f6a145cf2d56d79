"""The Classify page: images, a patient, seven probabilities and why."""
