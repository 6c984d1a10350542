"""How people reach the assistant: input channels and the rendering of replies."""
