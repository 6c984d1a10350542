"""Acts and facts of a message: the annotated examples, and what is learned from them. None of them knows Rasa."""
