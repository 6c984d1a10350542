"""What the tools say around their findings: labels of buttons, descriptions of files, short remarks."""

from __future__ import annotations

MAKE_A_PLAN = "Make a plan"
SHOW_LADDER = "Show my ladder"
SHOW_PROGRESS = "Show my progress"
SHOW_GAP = "Show my gap"
LOG_SOMETHING = "Track my progress"
QUICKEST = "Quickest plan"
CHEAPEST = "Cheapest plan"
MAKE_MY_CASE = "Make my promotion case"
TELL_ME_WHEN_READY = "Tell me when I am ready"
UNDO = "Undo"
WHY = "Why?"
WHAT_WOULD_CHANGE = "What would change it?"
COMPARE_FOR_ME = "Compare for me"
ASK_HR = "Ask HR about it"
SEND_IT = "Send it"
DO_NOT_SEND = "Don't send"
IT_IS_MINE = "Yes, it is mine"
NOT_MINE = "No, it is not"

CALENDAR_FOR = "My plan to become {title}"
CASE_FOR = "My case for a promotion, to hand to my manager"
WILL_TELL = (
    "I will tell you when you meet all written criteria for “{title}”, the next time you write to me. "
    "I message nobody by myself."
)
IS_READY = (
    "News: you now meet all written criteria for “{title}”. Whether you are promoted is for people to decide."
)

NOTHING_TO_UNDO = "There is nothing to take back: you have logged nothing yet."
UNDONE = "Taken back: {text}"
WHAT_TO_LOG = "Tell me what you did in your own words, for instance “finished the SQL badge yesterday, 3 hours”."
PASTE_A_BADGE = (
    "Paste your Open Badge here: its text (a long line that opens with “ey”) or its https address. On the "
    "website or in Slack you can also send its PNG or SVG file. I check signature, dates, revocation, issuer "
    "and holder."
)
BADGE_IS_MINE = "Thank you. “{title}” now counts as evidence for you."
BADGE_NOT_MINE = "All right, I have not kept it."
BADGE_NOT_THIS_HOLDER = (
    "The badge hides its holder. Write me the e-mail address with which you earned it, and I compare the two. "
    "The address is not kept."
)
NO_BADGE_WAITS = "No badge of yours is waiting for an answer. Paste one and I check it."
NOTHING_FOR_A_CASE = (
    "There is no proof to build a case from yet. Log an achievement or add a badge first, and it goes in here."
)
CASE_IS_READY = "Here is your promotion case: a page to print or to hand to your manager. You decide whether to."
HR_DRAFT = "This is exactly what HR would get from you. Shall I send it?"
HR_TEXT = "I am interested in the opening “{title}” ({unit}). I hold {held} of the {asked} skills that it asks for."
HR_SENT = "Sent. It is with {hr_contact} now, who will answer you in person."
HR_NOT_SENT = "All right, nothing was sent."
HR_NO_OPENING = "Which opening do you mean? Here is what is open, the best match first."
HR_TOO_MANY = "HR has many open requests from you already. Please wait for their answer, or ask {hr_contact}."
