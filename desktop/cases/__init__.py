"""The page Cases: what was kept, what became of it, and how the reader fared."""
