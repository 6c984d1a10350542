"""What is said to somebody who got the job that they went for, or who waits to hear."""

from __future__ import annotations

GOT_IT = (
    "Congratulations, well done! Tell me what your job is now (“I am … now”), and whatever I advise from here on "
    "starts from it."
)
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
