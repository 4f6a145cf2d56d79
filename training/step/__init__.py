"""How a step moves the weights, and what is counted, averaged and kept of it."""
