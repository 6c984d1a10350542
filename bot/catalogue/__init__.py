"""Occupations, skills, credentials, openings and promotion criteria: what guidance may speak of."""
