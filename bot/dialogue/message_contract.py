"""What understanding, actions and channels agree on: the keys of a message, of its replies, and of the slots,
and the intents of what nothing answers.

Components put plain JSON values under the keys of a message, where an action finds them in the tracker's latest
message. Vectors and objects stay in the process (`bot.nlu.message_attributes`).
"""

from __future__ import annotations

KNOWLEDGE = "knowledge"
"""On a message: the ranked passages of each of its questions (`bot.answering.candidates` reads them)."""

READING = "reading"
"""On a message: what it does and which facts it tells (`bot.dialogue.message_reading.MessageReading`)."""

SITUATION = "situation"
"""On a message: the roles and skills that the person speaks of (`bot.profile.roles` reads them)."""

LANGUAGE = "language"
"""On a message: the two-letter code of the language that it is written in."""

ENGLISH_CODE = "en"
"""The language of the knowledge base."""

TEXT_CHANGES = "text_changes"
"""On a message: where its text differs from what the person wrote, to be read by
`bot.nlu.text.message_text.MessageText.restored`: four numbers a change, as in `Change`."""

REPLY = "reply"
"""On a reply: the channel-neutral `bot.dialogue.reply.Reply`, beside its text."""

FOCUS_SLOT = "focus"
"""What the conversation is about (`bot.answering.focus`)."""

MISSES_SLOT = "misses"
"""How many turns in a row got no answer."""

PLAN = "plan"
"""On a message: what the turn does, in order (`bot.decision.plan.Plan`)."""

CRISIS = "crisis"
"""The kind of step in a plan after which nothing of the message is kept (`bot.database.tracker_store`)."""

OPEN_QUESTION_SLOT = "open_question"
"""The question of the assessment that waits for its answer (`bot.decision.awaited.OpenQuestion`)."""

PENDING_SLOT = "pending"
"""What a yes would do, or what was done last (`bot.decision.awaited.Pending`)."""

PURPOSE_SLOT = "assessment_purpose"
"""The intent of the tool for which the assessment asks; None while it asks for a recommendation."""

ERASE_SLOT = "erase_me"
"""Ends a turn of erasure: an action sets it to the person's id, and `bot.database.tracker_store` then deletes all
that is stored about them. It has no mapping, so no message fills it."""

OUT_OF_SCOPE = "out_of_scope"
"""The intent of what neither documents nor guidance are about."""

NOT_KNOWN = frozenset({OUT_OF_SCOPE, "nonsense"})
"""The intents of what nothing answers; other intents without passages lead the conversation."""
