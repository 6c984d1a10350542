"""A profile from a file that somebody has already: read into rows, shown, and kept only when they confirm."""
