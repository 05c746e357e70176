"""Names of places and bodies: composed, propagated, declared as the publisher's."""
