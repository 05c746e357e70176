"""Reading a review copy that came back from a word processor."""
