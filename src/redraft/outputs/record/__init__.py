"""Pages for the record of a case: a certificate, a list of searches; self-contained, printable, and without a name."""
