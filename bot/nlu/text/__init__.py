"""The steps between what a person wrote and what the classifier reads. None of them knows Rasa."""
