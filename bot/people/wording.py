"""What is said to people about what is stored of them, besides the facts themselves (`bot.people.summary`)."""

from __future__ import annotations

ALL_THAT_IS_KNOWN = "This is all that I know about you:"
CONVERSATION_TOO = (
    "Our conversation itself is stored as well, so that I can follow it. “Forget me” deletes all of it."
)
NOTHING_IS_KNOWN = (
    "I know nothing about you but this conversation, which is stored so that I can follow it. "
    "“Forget me” deletes that, too."
)
FORGET_ME = "Forget me"

FORGET_QUESTION = (
    "Shall I forget you? I then delete everything about you, for good: what you told me about yourself, your "
    "evidence, badges, achievements and plan, files, requests to HR, and our conversations. This cannot be undone."
)
YES_FORGET = "Yes, forget me"
NO_KEEP = "No, keep it"
SHOW_FIRST = "Show me what you know"

FORGOTTEN = (
    "Done. Everything that I had about you is deleted, this conversation included. If you write to me again, "
    "we start from nothing."
)
