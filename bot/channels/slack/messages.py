"""What the Slack channel itself says to people."""

from __future__ import annotations

CHOSEN = "✓ {title}"
"""Stands where the buttons of a message were, once one was pressed."""

ONE_MOMENT = "is looking that up …"
"""Slack shows it after the assistant's name, as typing is shown."""

NOT_YOUR_BUTTON = (
    "This button is meant for somebody else. Mention me with a question of your own, and I will answer you."
)
MEMBERS_ONLY = "Sorry, I can only answer members of the organisation that I work for."
SENT_AS_DIRECT_MESSAGE = "This is for you alone, so I sent it as a direct message."
FILE_MISSING = "The file “{name}” could not be sent. Ask me again, and I will make it anew."
EMPTY_MENTION = "help"
"""What a mention without any further word counts as."""

HOME_TITLE = "Your career"
HOME_WELCOME = (
    "I answer questions about promotions, micro-credentials and how to combine them. "
    "Write to me under Messages, mention me in a channel, or type `/career` anywhere."
)
HOME_PRIVATE = "Only you see this page."
HOME_PROFILE = "What you told me"
HOME_NO_PROFILE = "You have not told me anything about your situation yet."
HOME_PLAN = "Your plan"
HOME_PROGRESS = "Your progress"
HOME_START = "Tell me about you"
HOME_CHANGE = "Change what you told me"
HOME_FAILED = "I cannot show your profile just now. Please open this page again in a moment."

MODAL_TITLE = "About your career"
MODAL_SEND = "Save"
MODAL_CANCEL = "Cancel"
MODAL_INTRODUCTION = "All of it is optional, and only you and I see it. What you leave empty stays as it was."
MODAL_SAVED = "Thank you, I have saved that."
MODAL_NOT_SAVED = "I could not save that just now. Please try again in a moment."

UPLOAD_TOO_LARGE = "The file “{name}” is too large: at most {limit}, please."
TOO_MANY_FILES = "I read {number} files at a time. Please send me the others after that."
UPLOAD_NOT_READ = "I could not read the file “{name}”. Please send it again."

HOME_MORE = "… and {number} more"

ASK_OCCUPATION = "What is your role now?"
HINT_OCCUPATION = "For instance: data analyst"
ASK_MONTHS = "How long have you been in it?"
HINT_MONTHS = "For instance: two years, or since March 2024"
ASK_TARGET = "What role would you like?"
HINT_TARGET = "For instance: data scientist"
ASK_DEADLINE = "By when?"
ASK_HOURS = "How many hours a week can you learn?"
HINT_HOURS = "For instance: 5"
ASK_BUDGET = "How much money can you spend on it?"
HINT_BUDGET = "In euro, for instance: 500, or nothing"
ASK_EVIDENCE = "Which badges or certificates do you have?"
HINT_EVIDENCE = "With commas between them, for instance: SQL badge, project management certificate"
ASK_OPENING = "Do you know of an opening for that role?"
ASK_RECOGNITION = "Whose recognition matters to you?"
YES_OR_NO = (("yes", "Yes"), ("no", "No"))
RECOGNITIONS = (("internal", "My organisation's"), ("industry", "My industry's"), ("both", "Both"))

ROLE_UNKNOWN = "I do not know that role. Could you say it in other words?"
ROLE_NEAR = "I do not know a role of that very name. Near it are: {titles}."
NOT_READ = "I could not read that. {hint}"

HOME_CAPABILITIES = "What can you do?"
LABEL_OCCUPATION = "Your role"
LABEL_MONTHS = "In it for"
LABEL_TARGET = "You would like to be"
LABEL_DEADLINE = "By"
LABEL_HOURS = "Hours a week for learning"
LABEL_BUDGET = "Budget in euro"
LABEL_RECOGNITION = "Whose recognition matters"
LABEL_EVIDENCE = "What you have"
PROVEN = " (verified)"
EMPLOYER_PAYS = "my employer pays"
WHOLE_PLAN = "Whole plan"
STEPS_DONE = "{done} of {steps} steps"
STEP_ENDS = ", by {day}"
STEP_DONE = ", done"
