"""What stays: terms of art, authorities, pseudonyms that are in place."""
