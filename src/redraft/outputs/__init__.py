"""What a case gives back: review copies, publication copies and the page for the reviewer."""
