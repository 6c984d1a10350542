"""What is stored about people: their profile and progress, files to take away, requests to HR, and its erasure."""
