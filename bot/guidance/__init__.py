"""Tailored guidance as pure functions on plain values: no database, no Rasa, no clock of its own."""
