"""The key: where it lies, who can open it, what is taken out of it."""
