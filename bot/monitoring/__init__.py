"""What a running Rung tells of itself: its metrics, and which turn is under way."""
