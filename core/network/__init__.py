"""What a network is built of: its architecture, its parts and the weights it begins with."""
