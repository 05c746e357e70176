"""How findings and decisions become edits, questions and forms to hunt for. The door is `plan`."""
