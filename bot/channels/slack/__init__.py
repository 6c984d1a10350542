"""Slack: events, commands, buttons, home and modal, on slack_bolt inside Rasa's server."""
