"""The website's channel: who a visitor is, what they may send, what they see, and the page with the widget."""
