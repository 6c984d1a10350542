"""Pictures of what the tools find, one module each, and the same said in words beside each."""
