"""Occupations, skills, credentials, openings and promotion criteria: everything that guidance may refer to."""
