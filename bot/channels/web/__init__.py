"""The website: who visitors are, what they may send, what they see, and the page with the widget."""
