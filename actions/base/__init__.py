"""What actions share: a base class, the stores, the turn, what a person says of themselves, a tool's frame."""
