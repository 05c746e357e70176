"""Pseudonyms that stand in the drafts already: found, told whose they are, and held against each other."""
