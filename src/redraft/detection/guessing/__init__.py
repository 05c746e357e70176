"""What only its casing explains: guesses, and questions for the reviewer."""
