"""The models a person has: bundled, of runs, imported; what is said of them; import and export."""
