"""Sentence vectors: the encoders, what is kept of their work, and search among very many vectors."""
