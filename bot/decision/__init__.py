"""What a turn does: one pure decision over what was read, what is open, and what the conversation is about."""
