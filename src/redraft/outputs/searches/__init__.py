"""What a stranger would look for, made from what remains in the copies; nothing is sent anywhere."""
