"""Several models that answer as one: how they are blended, chosen, written and read."""
