"""What is said to somebody who got the job that they went for, or who waits to hear."""

from __future__ import annotations

GOT_IT = (
    "Congratulations, well done! Tell me what your job is now (“I am … now”), and whatever I advise from here on "
    "starts from it."
)
NOTE_NEW_JOB = "Congratulations, well done! Shall I note “{job}” as your job from now on?"
NOTE_IT, NOT_YET = "Yes, note it", "No, not yet"
NOTE_EXPLAINED = (
    "I would keep “{job}” as your present job, and what I advise would start from it; “forget me” deletes it. "
    "Shall I note it?"
)
NOT_NOTED = "All right, I leave your job as it was. Tell me when that changes (“I am … now”)."
PUT_RIGHT = "Thank you for putting that right; I have noted nothing as your new job."
TELL_ME_HOW = "Tell me how it is, in your own words."
FOR_A_TIME = (
    "It is good news all the same: acting in a post lets people see that you can do it. Ask in writing how long it "
    "is for, what it pays meanwhile and how the permanent post will be filled, and log what you get done in it."
)
NOT_SETTLED = "An offer is good news all the same. Before you say yes you may still ask about it, pay included."
REFUSED = "I am sorry, that is hard to hear after you put yourself forward."
USE_IT = (
    "That is worth more than a plain no: now you know what to show. Whenever you have done something that shows "
    "it, tell me in a sentence (“on Tuesday I chaired the meeting”), and I log it for your promotion case."
)
WAITING = (
    "Waiting without a word is hard. You may ask, once and briefly: “I am still very interested in {post}. Can you "
    "tell me when it will be decided?” Where they name a day, leave it until then."
)
MEANWHILE = "Until then go on as if nothing had been decided, and tell me what you get done: it counts either way."
THE_POST = "the post"
THE_POST_OF = "the post of {aim}"


def waiting(aim: str) -> tuple[str, ...]:
    """What to do while nothing is heard; `aim` is the role that was applied for, empty where it is not known."""
    return (WAITING.format(post=THE_POST_OF.format(aim=aim) if aim else THE_POST), MEANWHILE)
