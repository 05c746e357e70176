"""The cast: taken over from a list, checked, written into case.yaml, shown."""
