"""How Rung opens addresses that somebody else wrote: one guarded client for all of them."""
