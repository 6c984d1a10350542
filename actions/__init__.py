"""Thin rasa-sdk actions: each calls `bot` and phrases the result."""
