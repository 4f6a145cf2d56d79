"""A search over settings: its plan, its study, its trials and what it leaves."""
