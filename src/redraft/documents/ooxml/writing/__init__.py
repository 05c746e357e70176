"""A package that is altered and written again."""
