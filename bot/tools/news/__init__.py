"""What people tell of a promotion that they went for: that they got it, or still wait to hear."""
