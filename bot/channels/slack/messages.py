"""What the Slack channel itself says to people."""

from __future__ import annotations

CHOSEN = "✓ {title}"
"""Takes the place of a message's buttons once one was pressed."""

ONE_MOMENT = "is looking that up …"
"""Slack shows it after the assistant's name, like a typing indicator."""

NOT_YOUR_BUTTON = "That button is for someone else. Mention me with your own question and I'll answer it."
MEMBERS_ONLY = "Sorry, I can only answer people who belong to the organisation I work for."
SENT_AS_DIRECT_MESSAGE = "This is just for you, so I sent it as a direct message."
FILE_MISSING = "I couldn't send the file “{name}”. Ask me again and I'll make a new one."
EMPTY_MENTION = "help"
"""What a mention without any words is read as."""

HOME_TITLE = "Your career"
HOME_WELCOME = (
    "I answer questions about promotions, micro-credentials and how to combine them. "
    "Write to me under Messages, mention me in a channel, or type `/career` anywhere."
)
HOME_PRIVATE = "Only you can see this page."
HOME_PROFILE = "What you told me"
HOME_NO_PROFILE = "You haven't told me anything about yourself yet."
HOME_PLAN = "Your plan"
HOME_PROGRESS = "Your progress"
HOME_START = "Tell me about yourself"
HOME_CHANGE = "Change what you told me"
HOME_FAILED = "I can't show your profile right now. Please open this page again in a moment."
HOME_MORE = "… and {number} more"
HOME_CAPABILITIES = "What can you do?"

MODAL_TITLE = "About your career"
MODAL_SEND = "Save"
MODAL_CANCEL = "Cancel"
MODAL_INTRODUCTION = (
    "Everything here is optional, and only you and I can see it. What you leave empty stays as it was."
)
MODAL_SAVED = "Thank you, I've saved that."
MODAL_NOT_SAVED = "I couldn't save that right now. Please try again in a moment."

UPLOAD_TOO_LARGE = "The file “{name}” is too large. I can read files of up to {limit}."
UPLOAD_NOT_READ = "I couldn't read the file “{name}”. Please send it again."
TOO_MANY_FILES = "I can read {number} files at a time. Please send me the others next."

ASK_OCCUPATION = "What is your current role?"
HINT_OCCUPATION = "For example: data analyst"
ASK_MONTHS = "How long have you been in it?"
HINT_MONTHS = "For example: two years, or since March 2024"
ASK_TARGET = "Which role would you like?"
HINT_TARGET = "For example: data scientist"
ASK_DEADLINE = "By when?"
ASK_HOURS = "How many hours a week do you have for learning?"
HINT_HOURS = "For example: 5"
ASK_BUDGET = "How much can you spend on it?"
HINT_BUDGET = "In euros, for example: 500, or nothing"
ASK_EVIDENCE = "Which badges or certificates do you have?"
HINT_EVIDENCE = "Separated by commas, for example: SQL badge, project management certificate"
ASK_OPENING = "Do you know of an opening for that role?"
ASK_RECOGNITION = "Whose recognition matters to you?"
YES_OR_NO = (("yes", "Yes"), ("no", "No"))
RECOGNITIONS = (("internal", "My organisation's"), ("industry", "My industry's"), ("both", "Both"))

ROLE_UNKNOWN = "I don't know that role. Could you describe it in other words?"
ROLE_NEAR = "I don't know a role by exactly that name. Close to it: {titles}."
NOT_READ = "I couldn't understand that. {hint}"

LABEL_OCCUPATION = "Your current role"
LABEL_MONTHS = "Time in that role"
LABEL_TARGET = "The role you would like"
LABEL_DEADLINE = "By when"
LABEL_HOURS = "Hours a week for learning"
LABEL_BUDGET = "Budget in euros"
LABEL_RECOGNITION = "Whose recognition matters"
LABEL_EVIDENCE = "Badges and certificates"
PROVEN = " (verified)"
EMPLOYER_PAYS = "my employer pays"
WHOLE_PLAN = "Whole plan"
STEPS_DONE = "{done} of {steps} steps"
STEP_ENDS = ", by {day}"
STEP_DONE = ", done"
