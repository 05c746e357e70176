"""Many cases in one go, each by itself, on any executor of `concurrent.futures`."""
