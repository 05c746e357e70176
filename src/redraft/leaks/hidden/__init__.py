"""What a file holds beside its pages: each sort told by kind, part and count, never quoted."""
