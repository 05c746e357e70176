"""From the bytes of a file to a package of parts in one vocabulary, or a named refusal."""
