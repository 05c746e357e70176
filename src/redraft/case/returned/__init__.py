"""What comes back from reviewers: review copies from Word, and whatever else is sent round and returned."""
