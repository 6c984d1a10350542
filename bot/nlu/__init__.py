"""The project's Rasa graph components and its training-data importer."""
