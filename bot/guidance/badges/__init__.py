"""Open Badges 3.0: reading them, verifying them, and what they count for."""
