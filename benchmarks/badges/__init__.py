"""How the badges of a folder are verified, what mutations of genuine ones give, and what hostile inputs cost."""
