"""The Models page: every model there is, what is known of it, in and out."""
