"""Slack: events, commands, buttons, App Home and a modal, on Bolt inside Rasa's server."""
