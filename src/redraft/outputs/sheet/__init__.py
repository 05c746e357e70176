"""The approval sheet: what somebody signs who does not approve at a computer."""
