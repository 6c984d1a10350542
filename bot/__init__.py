"""Rung: a career-advice assistant that answers from documents and never invents."""
