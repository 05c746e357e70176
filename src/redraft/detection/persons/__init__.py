"""Names of people: declared, composed, introduced, short."""
