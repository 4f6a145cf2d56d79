"""What stands around the pages: actions, settings, welcome, tour, and what is remembered."""
