"""The database: engine, sessions, migrations and Rasa's tracker store."""
