"""What actions share: the turn, the person, the stores, taking in what is told, the frame of a tool."""
