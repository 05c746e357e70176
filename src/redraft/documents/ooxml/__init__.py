"""Word packages: opened safely, read to the last corner, and rewritten in place."""
