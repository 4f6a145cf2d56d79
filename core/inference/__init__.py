"""From a bundle to answers: its graph, its voters, and where in an image they looked."""
